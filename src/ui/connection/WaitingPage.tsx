import { isLasting } from "../client/transport/hindrance";
import { Banner } from "../kit/page/Banner";
import { LoadingPage } from "../kit/page/LoadingPage";
import { PageTitle } from "../kit/page/PageTitle";
import { useOverdue } from "../kit/page/use-overdue";
import type { Elements } from "../kit/words/elements";
import { useTranslation } from "../language/translation/use-translation";
import { StillTrying } from "./StillTrying";
import { useStanding } from "./use-standing";

type Props = {
  why?: Elements;
  children?: Elements;
};

export function WaitingPage({ why, children }: Props) {
  const { t } = useTranslation();
  const overdue = useOverdue(true);
  const { hindrance } = useStanding();
  return (
    <LoadingPage>
      {overdue || (hindrance && isLasting(hindrance)) ? (
        <>
          <PageTitle />
          <h1 className="sr-only">{t("kit.app")}</h1>
          <Banner tone="warn">
            {why || <StillTrying />}
            {children}
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
