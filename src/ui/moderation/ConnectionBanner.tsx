import { Button } from "../kit/buttons/Button";
import { Banner } from "../kit/page/Banner";
import { useTranslation } from "../language/translation/use-translation";
import { useSession } from "../room/session/RoomSession";
import { useConnection } from "../room/session/use-connection";

export function ConnectionBanner() {
  const { t } = useTranslation();
  const session = useSession();
  const state = useConnection();
  switch (state) {
    case "joined":
    case "refused":
      return null;
    case "connecting":
    case "reconnecting":
      return <Banner tone="warn">{t("moderation.reconnecting")}</Banner>;
    case "offline":
      return <Banner tone="warn">{t("moderation.offline")}</Banner>;
    case "ended":
      return (
        <Banner tone="warn">
          <span className="flex flex-wrap items-center justify-between gap-2">
            <span>{t("moderation.ended")}</span>
            <Button size="small" onClick={() => session.join()}>
              {t("moderation.rejoin")}
            </Button>
          </span>
        </Banner>
      );
  }
}
