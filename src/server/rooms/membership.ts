import { type Id, MODERATORS } from "../../protocol";
import { isMuted } from "../../room/base/mute";
import type { Member } from "../../room/base/room";
import { handTold, withoutHand } from "../../room/control/hands";
import { rejoined, withInvite } from "../../room/control/invitations";
import { changes, participantOf } from "../../room/control/members";
import { isHeldAtDoor } from "../../room/moderation/door";
import { keepsName } from "../../room/moderation/names";
import type { EndReason } from "../client/session";
import { notBanned, refuse } from "../kit/bad-request";
import { lookOf, nameAtDoor, nameFor } from "../names/naming";
import type { OpenRoom } from "../store/commit/open-room";
import { standing } from "../store/reading/roster";
import type { Store } from "../store/reading/store";
import { storedGroups, UNANNOUNCED } from "../store/tables/rows";
import { firstVisible, letIn } from "./admission";
import type { Coming, Joining } from "./coming";
import { checkGroups, checkName, checkUnlocked, present, usable } from "./conditions";
import { writeName } from "./renaming";
import { goAway, wait } from "./waiting";

/** A newcomer's join has to be announced to the room. One who waits is at its door. */
export type Arrival = { readonly participant_id: Id; readonly isNewcomer: boolean; readonly waits: boolean };

/**
 * Refuses before any work starts, with the same reads whether the room exists or not. {@link join} checks again inside
 * the transaction.
 */
export async function checkJoin(store: Store, room_id: Id, { identity, entry, resumes }: Coming) {
  const { room, member, waiting } = await store.door(room_id, identity);
  const known = member ?? waiting;
  if (known !== undefined && resumes) return member;
  const { invite: code } = entry();
  const isAsking = code !== undefined && waiting?.waits?.came_by === code;
  const isKnown = known !== undefined && (code === undefined || isAsking || (await store.hasPresented(known.id, code)));
  if (isKnown) return member;
  const invite = code === undefined ? undefined : await store.invite(code);
  if (room === undefined || (code === undefined && room.owner !== identity)) return refuse("not_found");
  if (code !== undefined) usable(invite, room_id);
  // Only after the invitation: a stranger is not told that the room exists.
  if (known === undefined && room.owner !== identity) checkUnlocked(await store.stateful(room_id));
  return member;
}

export async function join(room: OpenRoom, joining: Joining): Promise<Arrival> {
  const { identity, process_id } = joining;
  const before = notBanned(await room.memberBy(identity));
  const after = before === undefined ? await enter(room, joining) : await comeBack(room, before, joining);
  if (after.waits !== undefined) await wait(room, after, after.waits);
  await room.rows.addStay({ participant_id: after.id, process_id, room_id: room.state.id });
  return { participant_id: after.id, isNewcomer: room.isUnannounced(after.id), waits: after.waits !== undefined };
}

export function tellArrival(room: OpenRoom, id: Id): void {
  const member = room.state.members.get(id);
  if (member === undefined || member.left_at !== undefined || !room.isUnannounced(id)) return;
  room.emit([{ namespace: "control", payload: { message: "joined", ...participantOf(member) } }]);
}

export async function leave(room: OpenRoom, ids: readonly Id[], from: { process_id: string; reason: EndReason }) {
  const { process_id, reason } = from;
  await room.rows.endStays(process_id, ids);
  for (const id of ids) {
    const member = room.person(id);
    if (member === undefined || (await room.rows.stays(id)) > 0) continue;
    if (member.waits?.since !== undefined) await goAway(room, member, member.waits);
    if (member.left_at !== undefined) continue;
    const left_at = room.now;
    // Written at once, for a return in the same transaction.
    await room.rows.depart(id, left_at);
    const away = { ...withoutHand(member), left_at };
    room.know(away);
    if (member.hand !== undefined) room.emit([handTold(away)]);
    room.emit([{ namespace: "control", payload: { message: "left", id, reason } }]);
  }
}

export async function reappear(room: OpenRoom, ids: readonly Id[], process_id: string): Promise<void> {
  for (const id of ids) {
    const member = room.person(id);
    if (member === undefined || member.banned !== undefined) continue;
    await room.rows.addStay({ participant_id: id, process_id, room_id: room.state.id });
    if (member.waits !== undefined) {
      await wait(room, member, member.waits);
      continue;
    }
    if (member.left_at === undefined) continue;
    await arrive(room, member);
    tellArrival(room, id);
  }
}

async function arrive(room: OpenRoom, { left_at: _, ...member }: Member): Promise<void> {
  const joined_at = room.now;
  await room.rows.arrive({ id: member.id, joined_at, ...standing(member) });
  room.know({ ...member, joined_at });
}

async function enter(room: OpenRoom, { identity, entry, new_id }: Joining): Promise<Member> {
  const { invite: code, ...wish } = entry();
  const is_room_owner = room.owner === identity;
  if (!is_room_owner && code === undefined) return refuse("not_found");
  const invite = code === undefined ? undefined : await present(room, code);
  if (!is_room_owner) checkUnlocked(room.state);
  const nobody = {
    role: is_room_owner ? ("moderator" as const) : ("guest" as const),
    groups: is_room_owner ? [MODERATORS] : [],
    invited_role: undefined,
  };
  const given = invite === undefined ? nobody : withInvite(nobody, invite);
  checkName(room, wish.display_name, given.role);
  const isHeld = isHeldAtDoor(room.state, { ...given, is_room_owner });
  const display_name = isHeld ? nameAtDoor(wish.display_name) : await nameFor(room, wish);
  const { now } = room;
  const visible_from = is_room_owner ? 0 : firstVisible(room);
  const person: Member = { ...given, id: new_id, display_name, is_room_owner, visible_from, joined_at: now };
  checkGroups(person);
  const waits = { isAccepted: false, isStranger: true, ...(code !== undefined && { came_by: code }) };
  const member = isHeld ? { ...person, left_at: now, waits } : person;
  const { groups, ...row } = person;
  await room.rows.addParticipant({
    ...row,
    ...standing(member),
    ...lookOf(display_name),
    room_id: room.state.id,
    identity,
    groups: storedGroups(groups),
    invited_role: member.invited_role ?? null,
    changed: room.head,
    passing: isHeld ? 0 : UNANNOUNCED,
    left_at: isHeld ? now : null,
    admission: isHeld ? "waiting" : null,
    stranger: isHeld ? true : null,
    came_by: isHeld ? (code ?? null) : null,
  });
  // The invitation of one who waits is used when they are let in.
  if (code !== undefined && !isHeld) await room.rows.redeem(member.id, code);
  room.know(member);
  return member;
}

/** Unless the client resumes, a new name and a new invitation take effect. */
async function comeBack(room: OpenRoom, known: Member, joining: Joining): Promise<Member> {
  const before = known.waits === undefined ? known : await letIn(room, known, joining);
  if (before.waits !== undefined) return before;
  const isAsAsked = joining.resumes || known.waits?.isStranger === true;
  const after = isAsAsked ? before : await changeBy(room, before, joining);
  if (before.left_at !== undefined)
    await arrive(room, isBeyond(room, after, joining) ? await lowered(room, after) : after);
  return after;
}

/** A hand outlives a restart of the server, which ends all stays, for those who come back in time. */
function isBeyond({ now }: OpenRoom, { hand, left_at = now }: Member, { graceMs }: Joining): boolean {
  return hand !== undefined && Date.parse(now) - Date.parse(left_at) > graceMs;
}

async function lowered(room: OpenRoom, member: Member): Promise<Member> {
  await room.rows.putHand({ id: member.id, hand_updated_at: null, hand_passing: 0 });
  return withoutHand(member);
}

async function changeBy(room: OpenRoom, before: Member, { entry, rename }: Joining): Promise<Member> {
  const { invite: code, ...wish } = entry();
  const isNew = code !== undefined && !(await room.rows.hasPresented(before.id, code));
  const invite = isNew ? await present(room, code) : undefined;
  const isSame =
    wish.display_name === before.display_name || isMuted(before, room.now) || keepsName(room.state, before);
  if (!isSame) checkName(room, wish.display_name, rejoined(before, wish.display_name, invite).role);
  const display_name = isSame ? before.display_name : await nameFor(room, wish, before);
  const after = rejoined(before, display_name, invite);
  checkGroups(after);
  if (display_name !== before.display_name) rename(before.id);
  if (display_name !== before.display_name) await writeName(room, before.id, display_name);
  if (isNew) await room.rows.redeem(before.id, code);
  if (after.invited_role !== before.invited_role) await room.keepInvitedRole(before.id, after.invited_role);
  room.know({ ...before, invited_role: after.invited_role });
  if (after.role === "moderator" && before.role !== "moderator") await room.loadRestricted();
  room.emit(changes(before, after, before.id, room.state));
  return after;
}
