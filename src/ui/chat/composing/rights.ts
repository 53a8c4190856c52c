import { type StoredMessage, TAKEN_BACK_SECONDS } from "../../../protocol";
import { addresseeFor, isHeldBack, type View } from "../../../room/view";
import { isLockedOut } from "./silence";

/** Whether the viewer can edit a message now, by the browser's clock: the server has the last word. */
export function isEditable(message: StoredMessage, view: View): boolean {
  const { source, deleted_at } = message;
  if (source !== view.self.id || deleted_at !== undefined || isMuted(view)) return false;
  if (isLockedOut(view, addresseeFor(source, message))) return false;
  if (message.scope === "global" && isHeldBack(view.rules, view.self.module_data.control.role)) return false;
  return isWithin(view.rules.edit_window_seconds, message);
}

/** Muted people neither edit nor react nor pin. */
export function isMuted({ chat }: View): boolean {
  return chat.muted !== undefined;
}

export function isDeletable(message: StoredMessage, { self, rules }: Pick<View, "self" | "rules">): boolean {
  if (message.deleted_at !== undefined) return false;
  if (self.module_data.control.role === "moderator") return true;
  const { delete_window_seconds: window } = rules;
  return message.source === self.id && (window === "always" || isWithin(window, message));
}

/** Given reactions can always be taken back. */
export function canReact(view: View): boolean {
  return view.rules.reactions && !isMuted(view);
}

function isWithin(seconds: number, { timestamp }: StoredMessage): boolean {
  return Date.now() - Date.parse(timestamp) < seconds * 1000;
}

export function isTakenBack({ source, timestamp, deleted_at, deleted_by }: StoredMessage): boolean {
  if (deleted_at === undefined || deleted_by !== source) return false;
  return Date.parse(deleted_at) - Date.parse(timestamp) < TAKEN_BACK_SECONDS * 1000;
}
