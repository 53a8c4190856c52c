import type { Member } from "../../room/base/room";
import { withInvite } from "../../room/control/invitations";
import { isHeldAtDoor } from "../../room/moderation/door";
import { roomRules } from "../../room/rules/rules";
import { nameAtDoor, nameFor, nameOnceIn } from "../names/naming";
import type { OpenRoom } from "../store/commit/open-room";
import { storedGroups } from "../store/tables/rows";
import type { Joining } from "./coming";
import { checkGroups, checkName, checkUnlocked, present } from "./conditions";
import { writeName } from "./renaming";
import { goAway } from "./waiting";

/** Lets in whom a moderator has accepted, or whom nothing holds any more; all others stay at the door. */
export async function letIn(room: OpenRoom, member: Member, joining: Joining): Promise<Member> {
  const { waits, ...known } = await withNewInvite(room, member, joining);
  if (waits === undefined) return known;
  const { isAccepted, isStranger, came_by } = waits;
  if (!isAccepted && isStranger && !known.is_room_owner) checkUnlocked(room.state);
  const isFree = isStranger ? !isHeldAtDoor(room.state, known) : known.role === "moderator";
  if (!isAccepted && !isFree) return withNewName(room, { ...known, waits }, joining);
  const display_name = isStranger ? await nameOf(room, { ...known, waits }, joining) : known.display_name;
  const visible_from = isStranger ? firstVisible(room) : known.visible_from;
  await room.rows.admit(known.id, { visible_from, number: room.head });
  if (display_name !== known.display_name) await writeName(room, known.id, display_name);
  if (came_by !== undefined) await room.rows.redeem(known.id, came_by);
  const admitted = { ...known, display_name, visible_from };
  room.know(admitted);
  return admitted;
}

/** A moderator has seen the name that was asked for; any other is chosen as by somebody without a door. */
function nameOf(room: OpenRoom, { display_name, role, waits }: Member, { entry, resumes }: Joining): Promise<string> {
  const wish = resumes ? { display_name } : entry();
  if (waits?.isAccepted && wish.display_name === display_name) return nameOnceIn(room, display_name);
  checkName(room, wish.display_name, role);
  return nameFor(room, wish);
}

/** Under another name a stranger is at the end of those who wait. */
async function withNewName(room: OpenRoom, member: Member, { entry, resumes, rename }: Joining): Promise<Member> {
  const { waits } = member;
  if (resumes || !waits?.isStranger) return member;
  const { display_name } = entry();
  if (display_name === member.display_name) return member;
  checkName(room, nameAtDoor(display_name), member.role);
  rename(member.id);
  await writeName(room, member.id, display_name);
  if (waits.since !== undefined) await goAway(room, member, waits);
  return { ...member, display_name, waits: { ...waits, since: undefined } };
}

/** The first number that a newcomer sees: the rules may hide what was before. */
export function firstVisible(room: OpenRoom): number {
  return roomRules.of(room.state).history_for_new === "all" ? 0 : room.head + 1;
}

async function withNewInvite(room: OpenRoom, member: Member, { entry, resumes }: Joining): Promise<Member> {
  const code = resumes ? undefined : entry().invite;
  const { waits } = member;
  if (!waits?.isStranger || code === undefined || code === waits.came_by) return member;
  const given = withInvite(member, await present(room, code));
  const after = { ...member, ...given, waits: { ...waits, came_by: code } };
  checkGroups(after);
  const { role, invited_role = null } = given;
  const groups = storedGroups(given.groups);
  await room.tx.participant.update({ where: { id: member.id }, data: { role, groups, invited_role, came_by: code } });
  return after;
}
