import { Eraser } from "lucide-react";
import { PurgeWindow } from "../moderating/PurgeWindow";
import type { Action } from "./action";
import { actsOn } from "./rights";

export const purge: Action = {
  id: "purge",
  part: "moderating",
  icon: Eraser,
  label: (t) => t("moderation.act.purge"),
  isOffered: (subject, { view }) => actsOn(subject, view),
  Window: PurgeWindow,
};
