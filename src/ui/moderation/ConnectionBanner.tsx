import { useTranslation } from "react-i18next";
import { Banner } from "../kit/Banner";
import { Button } from "../kit/Button";
import { useSession, useSessionState } from "../session/RoomSession";

/** Says when the panel does not hear from the room, and what becomes of what one does meanwhile. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const session = useSession();
  const { state } = useSessionState(({ connection }) => connection);
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
            {t("moderation.ended")}
            <Button size="small" onClick={() => session.join()}>
              {t("moderation.rejoin")}
            </Button>
          </span>
        </Banner>
      );
  }
}
