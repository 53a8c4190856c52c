import { clsx } from "clsx";
import { ShieldCheck } from "lucide-react";
import Link from "next/link";
import { shortCount, UNREAD_LOOK } from "../chat/conversations/unread";
import { buttonLook } from "../kit/buttons/button-look";
import { useTranslation } from "../language/translation/use-translation";
import { useSessionState, useView } from "../room/session/RoomSession";
import { expectPanel } from "./Moderation";
import { panelAddress } from "./section/sections";
import { waitingWork } from "./section/waiting-work";

export function ModerateLink() {
  const { t } = useTranslation();
  const room_id = useView(({ room }) => room.id);
  const open = useSessionState((state) => state.open);
  const count = useView(waitingWork);
  return (
    <Link
      href={panelAddress(room_id, open)}
      aria-label={count > 0 ? t("chat.moderate_waiting", { count }) : t("chat.moderate")}
      data-to-panel
      onPointerEnter={expectPanel}
      onFocus={expectPanel}
      className={clsx(buttonLook(), "relative")}
    >
      <ShieldCheck aria-hidden size="1.125rem" className="wide:hidden" />
      <span className="narrow:sr-only">{t("chat.moderate")}</span>
      {count > 0 && (
        <span aria-hidden className={clsx(UNREAD_LOOK, "max-sm:absolute max-sm:-end-1 max-sm:-top-1 sm:-me-1")}>
          {shortCount(count)}
        </span>
      )}
    </Link>
  );
}
