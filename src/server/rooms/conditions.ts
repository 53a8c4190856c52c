import { givenAmong, type Id, MAX_GROUPS, timestampAt } from "../../protocol";
import type { Member } from "../../room/base/room";
import type { Stateful } from "../../room/base/small-state";
import { inviteFault, type PresentedInvite } from "../../room/control/invitations";
import { isBlockedName } from "../../room/rules/filters";
import { roomRules } from "../../room/rules/rules";
import { refuse } from "../kit/bad-request";
import type { OpenRoom } from "../store/commit/open-room";
import { type InviteRow, presentedInvite } from "../store/tables/rows";

export async function present(room: OpenRoom, code: string): Promise<PresentedInvite> {
  const invite = await room.rows.invite(code);
  if (room.isRevoked(invite?.invite_id ?? null)) refuse("invite_revoked");
  return usable(invite, room.state.id);
}

export function usable(row: InviteRow | undefined, room_id: Id): PresentedInvite {
  if (row === undefined || row.room_id !== room_id) return refuse("not_found");
  const invite = presentedInvite(row);
  const fault = inviteFault(invite, timestampAt(Date.now()));
  if (fault !== undefined) refuse(fault);
  return invite;
}

export function checkUnlocked(room: Stateful): void {
  if (roomRules.of(room).locked) refuse("room_locked");
}

export function checkName(room: OpenRoom, name: string, role: Member["role"]): void {
  if (role !== "moderator" && isBlockedName(name, room.state)) refuse("invalid_payload", { field: "display_name" });
}

export function checkGroups({ groups }: Member): void {
  if (givenAmong(groups).length > MAX_GROUPS) refuse("invalid_payload", { field: "invite" });
}
