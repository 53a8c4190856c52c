import Head from "next/head";
import { useEffect } from "react";
import { useTranslation } from "../../language/translation/use-translation";
import { useTellTitle } from "./PageNews";

/** Screen readers are not told of the count when the page opens. */
export function PageTitle({ count, children }: { count?: string; children?: string }) {
  const { t } = useTranslation();
  const tell = useTellTitle();
  useEffect(() => {
    if (children) tell(children);
  }, [tell, children]);
  const title = children ? `${children} · ${t("kit.app")}` : t("kit.app");
  return (
    <Head>
      <title>{count ? `(${count}) ${title}` : title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    </Head>
  );
}
