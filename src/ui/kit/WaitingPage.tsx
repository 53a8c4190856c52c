import { useTranslation } from "react-i18next";
import { Banner } from "./Banner";
import { LoadingPage } from "./LoadingPage";
import { useOverdue } from "./use-overdue";

/** A whole page that waits for the server, and says so when it takes long. */
export function WaitingPage() {
  const { t } = useTranslation();
  const overdue = useOverdue(true);
  return (
    <LoadingPage>
      {overdue ? (
        <Banner tone="warn">{t("kit.still_trying")}</Banner>
      ) : (
        <p role="status" className="sr-only">
          {t("kit.loading")}
        </p>
      )}
    </LoadingPage>
  );
}
