import type { Addressee } from "../../../protocol";
import { isLocked, isLost, type View } from "../../../room/view";

export type Silence = "group_lost" | "chat_disabled" | "muted" | "locked";

/** In the order of `docs/protocol.md`, "Being refused". */
export function silenceIn(view: View, to: Addressee): Silence | undefined {
  if (isLost(view, to)) return "group_lost";
  if (!view.chat.enabled) return "chat_disabled";
  if (view.chat.muted !== undefined && roleOf(view, to) !== "moderator") return "muted";
  return isLockedOut(view, to) ? "locked" : undefined;
}

export function isLockedOut(view: View, to: Addressee): boolean {
  const { id, module_data } = view.self;
  const role = roleOf(view, to);
  return isLocked(view.rules, { id, role: module_data.control.role }, to, role && { role });
}

function roleOf({ control }: View, to: Addressee) {
  return to.scope === "private" ? control.participants[to.target]?.module_data.control.role : undefined;
}
