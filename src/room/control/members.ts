import { givenAmong, type Id, MODERATORS, type Participant, type Role } from "../../protocol";
import type { Happening, Member, Room } from "../base/room";

type Learning = Pick<Room, "restricted" | "review">;

export function groupsIn(role: Role, groups: readonly string[]): string[] {
  return role === "moderator" ? [...givenAmong(groups), MODERATORS] : givenAmong(groups);
}

/** None when nothing visible has changed. A new moderator learns from `room` who is restricted and what waits. */
export function changes(before: Member, change: Partial<Member>, by: Id, room?: Learning): Happening[] {
  const changed = { ...before, ...change };
  const after = { ...changed, groups: groupsIn(changed.role, changed.groups) };
  if (before.display_name === after.display_name && before.role === after.role && sameGroups(before, after)) return [];
  const old_name = before.display_name === after.display_name ? undefined : before.display_name;
  const update = { message: "update" as const, ...participantOf(after), ...(old_name !== undefined && { old_name }) };
  const events: Happening[] = [{ namespace: "control", payload: update, by }];
  if (before.role !== after.role)
    events.push({
      namespace: "control",
      payload: {
        message: "role_updated",
        new_role: after.role,
        ...(after.role === "moderator" && learned(room)),
      },
      to: after.id,
      by,
    });
  return events;
}

function learned({ restricted: moderation, review }: Partial<Learning> = {}) {
  return moderation && { module_data: { moderation, ...(review?.shown && { messages: review.shown }) } };
}

export function participantOf(member: Member): Participant {
  const { id, display_name, role, is_room_owner, joined_at, left_at, groups } = member;
  return {
    id,
    module_data: {
      control: {
        ...{ display_name, role, is_room_owner, joined_at, ...(left_at && { left_at }) },
        ...handOf(member),
      },
      chat: { groups: [...groups] },
    },
  };
}

/** The order of groups has no meaning. */
function sameGroups(one: Member, other: Member): boolean {
  return one.groups.length === other.groups.length && one.groups.every((group) => other.groups.includes(group));
}

/** Of somebody who is away it is down. */
export function handOf({ hand, left_at }: Pick<Member, "hand" | "left_at">) {
  if (hand === undefined || left_at !== undefined) return { hand_is_up: false };
  return { hand_is_up: true, hand_updated_at: hand };
}
