import { DoorOpen, UserRoundMinus } from "lucide-react";
import { MODERATION_REASONS, type ModerationReason } from "../../../protocol";
import type { View } from "../../../room/view";
import type { Subject } from "../moderating/subject";
import { useSendingAway } from "../moderating/use-sending-away";
import type { Action, Deed } from "./action";
import { actsOn } from "./rights";

export const sendBack: Action = {
  id: "send_back",
  part: "sending away",
  icon: DoorOpen,
  label: (t) => t("moderation.act.send_back"),
  isOffered: (subject, { view }) => actsOn(subject, view) && isHere(subject, view),
  useRun: () => {
    const { sendBack } = useSendingAway();
    return (subject) => void sendBack(subject);
  },
};

/** Without a reason by the first entry. */
const kickFor = (reason?: ModerationReason): Deed => ({
  id: reason ?? "none",
  label: (t) => t(`moderation.removal.reasons.${reason ?? "none"}`),
  useRun: () => {
    const { kick } = useSendingAway();
    return (subject) => void kick(subject, reason);
  },
});

export const kick: Action = {
  id: "kick",
  part: "sending away",
  icon: UserRoundMinus,
  label: (t) => t("moderation.act.kick"),
  isDestructive: true,
  title: (t) => t("moderation.act.kick_title"),
  among: [kickFor(), ...MODERATION_REASONS.map(kickFor)],
  isOffered: (subject, { view }) => actsOn(subject, view) && isHere(subject, view),
};

/** In a large room nobody knows for sure. */
function isHere({ id }: Subject, { control }: View): boolean {
  return control.count !== undefined || control.participants[id]?.module_data.control.left_at === undefined;
}
