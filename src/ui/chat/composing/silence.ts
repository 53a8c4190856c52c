import type { Addressee } from "../../../protocol";
import { isLost, type View } from "../../../room/view";

/** Why the user can write nothing to an addressee at the moment. */
export type Silence = "group_lost" | "chat_disabled" | "muted";

/** The first reason that holds, in the order of `docs/protocol.md`, "Being refused"; `undefined` if the user may write. */
export function silenceIn(view: View, to: Addressee): Silence | undefined {
  if (isLost(view, to)) return "group_lost";
  if (!view.chat.enabled) return "chat_disabled";
  if (view.chat.muted !== undefined && !isToModerator(view, to)) return "muted";
  return undefined;
}

/** Muted people can ask a moderator. */
function isToModerator({ control }: View, to: Addressee): boolean {
  return to.scope === "private" && control.participants[to.target]?.module_data.control.role === "moderator";
}
