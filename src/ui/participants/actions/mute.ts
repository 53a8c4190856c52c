import { MessageSquare, MessageSquareOff } from "lucide-react";
import { MuteWindow } from "../moderating/MuteWindow";
import { MUTES, type Mute } from "../moderating/mutes";
import { useMuting } from "../moderating/use-muting";
import type { Action, Deed } from "./action";
import { actsOn, isBanned, isMuted } from "./rights";

const muteFor = (mute: Mute): Deed => ({
  id: mute,
  label: (t) => t(`moderation.act.for.${mute}`),
  useRun: () => {
    const muting = useMuting();
    return (subject) => void muting.mute(subject, { seconds: MUTES[mute] });
  },
});

export const mute: Action = {
  id: "mute",
  part: "moderating",
  icon: MessageSquareOff,
  label: (t) => t("moderation.act.mute"),
  title: (t) => t("moderation.act.mute_title"),
  among: [
    muteFor("ten_minutes"),
    muteFor("hour"),
    muteFor("lasting"),
    { id: "with_reason", label: (t) => t("moderation.act.with_reason"), Window: MuteWindow },
  ],
  isOffered: (subject, { view }) => actsOn(subject, view) && !isMuted(subject, view) && !isBanned(subject, view),
};

export const unmute: Action = {
  id: "unmute",
  part: "moderating",
  icon: MessageSquare,
  label: (t) => t("moderation.act.unmute"),
  isOffered: (subject, { view }) => actsOn(subject, view) && isMuted(subject, view),
  useRun: () => {
    const muting = useMuting();
    return (subject) => void muting.unmute(subject);
  },
};
