import "../ui/kit/styles.css";
import type { AppProps } from "next/app";
import { trpc } from "../ui/connection/trpc";
import { Shell } from "../ui/Shell";

function App({ Component, pageProps }: AppProps) {
  return (
    <Shell>
      <Component {...pageProps} />
    </Shell>
  );
}

export default trpc.withTRPC(App);
