import { LockKeyhole, type LucideIcon, MessagesSquare, NotebookPen, ShieldCheck, Users } from "lucide-react";
import type { Addressee } from "../../../protocol";
import { isOfModerators } from "../../room/labels/group-name";

const ICONS = { global: MessagesSquare, group: Users, private: LockKeyhole } as const;

export function iconOf(to: Addressee, isSelf: boolean): LucideIcon {
  if (isSelf) return NotebookPen;
  return isOfModerators(to) ? ShieldCheck : ICONS[to.scope];
}
