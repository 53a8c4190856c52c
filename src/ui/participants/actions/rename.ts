import { PencilLine } from "lucide-react";
import { RenameWindow } from "../moderating/RenameWindow";
import type { Action } from "./action";
import { actsOn, isBanned } from "./rights";

export const rename: Action = {
  id: "rename",
  part: "moderating",
  icon: PencilLine,
  label: (t) => t("moderation.act.rename"),
  isOffered: (subject, { view }) => actsOn(subject, view) && !isBanned(subject, view),
  Window: RenameWindow,
};
