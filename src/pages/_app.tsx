import "../ui/kit/styles.css";
import type { AppProps } from "next/app";
import { Shell } from "../ui/Shell";

export default function App({ Component, pageProps }: AppProps) {
  return (
    <Shell>
      <Component {...pageProps} />
    </Shell>
  );
}
