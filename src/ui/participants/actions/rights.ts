import type { View } from "../../../room/view";
import type { Subject } from "../moderating/subject";

/** On moderators only the owner acts. */
export function actsOn({ id, role, is_room_owner }: Subject, { self }: View): boolean {
  const own = self.module_data.control;
  if (own.role !== "moderator" || id === self.id || is_room_owner) return false;
  return role !== "moderator" || own.is_room_owner;
}

export function isMuted({ id }: Subject, { moderation }: View): boolean {
  return moderation?.muted.some(({ target }) => target === id) === true;
}

export function isBanned({ id }: Subject, { moderation }: View): boolean {
  return moderation?.banned_participants.some(({ participant_id }) => participant_id === id) === true;
}
