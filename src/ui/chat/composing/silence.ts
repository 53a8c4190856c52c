import type { Addressee } from "../../../protocol";
import { isLocked, isLost, type View } from "../../../room/view";

/** Why the user can write nothing to an addressee at the moment. */
export type Silence = "group_lost" | "chat_disabled" | "muted" | "locked";

/** The first reason that holds, in the order of `docs/protocol.md`, "Being refused"; `undefined` if the user may write. */
export function silenceIn(view: View, to: Addressee): Silence | undefined {
  if (isLost(view, to)) return "group_lost";
  if (!view.chat.enabled) return "chat_disabled";
  if (view.chat.muted !== undefined && roleOf(view, to) !== "moderator") return "muted";
  return isLockedOut(view, to) ? "locked" : undefined;
}

/** Whether the room's rules keep the user from writing to an addressee, and from changing what they wrote there. */
export function isLockedOut(view: View, to: Addressee): boolean {
  const { id, module_data } = view.self;
  const role = roleOf(view, to);
  return isLocked(view.rules, { id, role: module_data.control.role }, to, role && { role });
}

function roleOf({ control }: View, to: Addressee) {
  return to.scope === "private" ? control.participants[to.target]?.module_data.control.role : undefined;
}
