import type { ModerationReason } from "../../../protocol";
import { useTranslation } from "../../language/translation/use-translation";
import type { Subject } from "./subject";
import { useModerating } from "./use-moderating";

/** In both cases a moderator has to let them in again. */
export function useSendingAway() {
  const { t } = useTranslation();
  const { moderate } = useModerating();
  const kick = ({ id: target, name }: Subject, reason?: ModerationReason) =>
    moderate({
      command: { namespace: "moderation", payload: { action: "kick", target, reason } },
      said: t("moderation.act.kicked", { name }),
    });
  const sendBack = ({ id: target, name }: Subject) =>
    moderate({
      command: { namespace: "moderation", payload: { action: "send_to_waiting_room", target } },
      said: t("moderation.act.sent_back", { name }),
    });
  return { kick, sendBack };
}
