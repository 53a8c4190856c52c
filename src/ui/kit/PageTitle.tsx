import Head from "next/head";
import { useTranslation } from "react-i18next";

/** The title of the browser's tab: what is on the screen, then whose it is. */
export function PageTitle({ children }: { children?: string }) {
  const { t } = useTranslation();
  const title = children ? `${children} · ${t("kit.app")}` : t("kit.app");
  return (
    <Head>
      <title>{title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    </Head>
  );
}
