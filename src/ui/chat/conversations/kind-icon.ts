import { LockKeyhole, type LucideIcon, MessagesSquare, NotebookPen, Users } from "lucide-react";
import type { Addressee } from "../../../protocol";

const ICONS = { global: MessagesSquare, group: Users, private: LockKeyhole } as const;

/** The icon of a kind of conversation, wherever one is named. */
export function iconOf(to: Addressee, isSelf: boolean): LucideIcon {
  return isSelf ? NotebookPen : ICONS[to.scope];
}
