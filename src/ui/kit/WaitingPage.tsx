import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "./Banner";
import { LoadingPage } from "./LoadingPage";
import { useOverdue } from "./use-overdue";

/** A whole page that waits for the server, and says so when it takes long, with what else there is to say then. */
export function WaitingPage({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  const overdue = useOverdue(true);
  return (
    <LoadingPage>
      {overdue ? (
        <Banner tone="warn">
          {t("kit.still_trying")} {children}
        </Banner>
      ) : (
        <p role="status" className="sr-only">
          {t("kit.loading")}
        </p>
      )}
    </LoadingPage>
  );
}
