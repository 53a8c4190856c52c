import { DoorOpen, UserRoundMinus } from "lucide-react";
import type { View } from "../../../room/view";
import type { Subject } from "../moderating/subject";
import { useSendingAway } from "../moderating/use-sending-away";
import type { Action } from "./action";
import { actsOn } from "./rights";

export const sendBack: Action = {
  id: "send_back",
  part: "sending away",
  icon: DoorOpen,
  label: (t) => t("people.act.send_back"),
  isOffered: (subject, { view }) => actsOn(subject, view) && isHere(subject, view),
  useRun: () => {
    const { sendBack } = useSendingAway();
    return (subject) => void sendBack(subject);
  },
};

export const kick: Action = {
  id: "kick",
  part: "sending away",
  icon: UserRoundMinus,
  label: (t) => t("people.act.kick"),
  isDestructive: true,
  isOffered: (subject, { view }) => actsOn(subject, view) && isHere(subject, view),
  useRun: () => {
    const { kick } = useSendingAway();
    return (subject) => void kick(subject);
  },
};

/** In a large room nobody knows for sure. */
function isHere({ id }: Subject, { control }: View): boolean {
  return control.count !== undefined || control.participants[id]?.module_data.control.left_at === undefined;
}
