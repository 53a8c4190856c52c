import type { Id, Role } from "../../../protocol";
import { makePlace } from "../tables/listed-invites";
import { groupsOf } from "../tables/rows";
import type { OpenRoom } from "./open-room";

export type NewInvitation = {
  readonly code: string;
  readonly invite_id: Id;
  readonly label?: string | undefined;
  readonly issued_by?: Id | undefined;
  readonly role: Role;
  readonly groups: readonly string[];
  readonly expires_at?: string | undefined;
  readonly max_uses?: number | undefined;
};

/**
 * "known" where the code is taken, which is so for a repetition after an outage; "full" where the list has no place.
 * `now` is the wall clock's, by which invitations expire.
 */
export async function addInvitation(
  room: OpenRoom,
  { groups, ...given }: NewInvitation,
  now: string,
): Promise<"added" | "known" | "full"> {
  const { tx, now: created_at } = room;
  const room_id = room.state.id;
  if ((await tx.invite.findUnique({ where: { code: given.code } })) !== null) return "known";
  if (!(await makePlace(tx, room_id, now))) return "full";
  await tx.invite.create({ data: { ...given, room_id, groups: JSON.stringify(groups), created_at } });
  return "added";
}

/** `undefined` where the room has no invitation with this code. */
export async function revokeInvitation(room: OpenRoom, code: string, invite_id: Id) {
  const { tx, now: revoked_at } = room;
  const invite = await tx.invite.findUnique({ where: { code } });
  if (invite?.room_id !== room.state.id) return undefined;
  const isNew = invite.revoked_at === null;
  if (isNew) await tx.invite.update({ where: { code }, data: { revoked_at, invite_id } });
  return { isNew, label: invite.label ?? undefined, role: invite.role as Role, groups: groupsOf(invite.groups) };
}
