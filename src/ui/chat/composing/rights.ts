import { EDIT_WINDOW_SECONDS, type StoredMessage, TAKEN_BACK_SECONDS } from "../../../protocol";
import type { View } from "../../../room/view";

/** Whether the viewer can edit a message now, by the browser's clock: the server has the last word. */
export function isEditable({ source, timestamp, deleted_at }: StoredMessage, view: View): boolean {
  if (source !== view.self.id || deleted_at !== undefined || isMuted(view)) return false;
  return Date.now() - Date.parse(timestamp) < EDIT_WINDOW_SECONDS * 1000;
}

/** Muted people neither edit nor react nor pin. */
export function isMuted({ chat }: View): boolean {
  return chat.muted !== undefined;
}

export function isDeletable({ source, deleted_at }: StoredMessage, { self }: Pick<View, "self">): boolean {
  return deleted_at === undefined && (source === self.id || self.module_data.control.role === "moderator");
}

/** Whether a message was taken back at once: nothing of it is shown. */
export function isTakenBack({ source, timestamp, deleted_at, deleted_by }: StoredMessage): boolean {
  if (deleted_at === undefined || deleted_by !== source) return false;
  return Date.parse(deleted_at) - Date.parse(timestamp) < TAKEN_BACK_SECONDS * 1000;
}
