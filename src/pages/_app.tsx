import "../ui/kit/styles.css";
import type { AppProps } from "next/app";
import { Shell } from "../ui/Shell";
import { trpc } from "../ui/trpc";

function App({ Component, pageProps }: AppProps) {
  return (
    <Shell>
      <Component {...pageProps} />
    </Shell>
  );
}

export default trpc.withTRPC(App);
