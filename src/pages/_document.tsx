import { Head, Html, Main, NextScript } from "next/document";

export default function Document() {
  return (
    <Html lang="en">
      <Head>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="icon" href="/icon-192.png" type="image/png" sizes="192x192" />
        <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbfaf8" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#161513" />
        {/* Before the first paint, which is to have the chosen theme. */}
        <script src="/look.js" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
      </Head>
      <body>
        <noscript>
          <p>Parley needs JavaScript.</p>
          <p lang="de">Parley braucht JavaScript.</p>
        </noscript>
        <Main />
        <NextScript />
      </body>
    </Html>
  );
}
