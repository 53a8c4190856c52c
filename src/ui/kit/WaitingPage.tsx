import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "./Banner";
import { LoadingPage } from "./LoadingPage";
import { PageTitle } from "./PageTitle";
import { useOverdue } from "./use-overdue";

/** A whole page that waits for the server, and says so when it takes long, with what else there is to say then. */
export function WaitingPage({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  const overdue = useOverdue(true);
  return (
    <LoadingPage>
      {overdue ? (
        <>
          <PageTitle />
          <h1 className="sr-only">{t("kit.app")}</h1>
          <Banner tone="warn">
            {t("kit.still_trying")} {children}
          </Banner>
        </>
      ) : (
        <p role="status" className="sr-only">
          {t("kit.loading")}
        </p>
      )}
    </LoadingPage>
  );
}
