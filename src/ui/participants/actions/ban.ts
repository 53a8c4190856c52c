import { Ban, UserRoundCheck } from "lucide-react";
import { BanWindow } from "../moderating/BanWindow";
import { useBanning } from "../moderating/use-banning";
import type { Action } from "./action";
import { actsOn, isBanned } from "./rights";

export const ban: Action = {
  id: "ban",
  part: "sending away",
  icon: Ban,
  label: (t) => t("moderation.act.ban"),
  isDestructive: true,
  isOffered: (subject, { view }) => actsOn(subject, view) && !isBanned(subject, view),
  Window: BanWindow,
};

export const unban: Action = {
  id: "unban",
  part: "sending away",
  icon: UserRoundCheck,
  label: (t) => t("moderation.act.unban"),
  isOffered: (subject, { view }) => actsOn(subject, view) && isBanned(subject, view),
  useRun: () => {
    const banning = useBanning();
    return (subject) => void banning.unban(subject);
  },
};
