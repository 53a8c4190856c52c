import { z } from "zod";
import { folded, type Id, inviteCode, MAX_GROUPS, name, type sessionInput, timestampAt } from "../../protocol";
import type { Member } from "../../room/base/room";
import { inviteFault, type PresentedInvite, rejoined, withInvite } from "../../room/control/invitations";
import { changes, participantOf } from "../../room/control/members";
import type { EndReason } from "../client/session";
import { BadRequestError, refuse } from "../kit/bad-request";
import { lookOf, nameFor } from "../names/naming";
import type { OpenRoom } from "../store/commit/open-room";
import { type InviteRow, presentedInvite, UNANNOUNCED } from "../store/database/rows";
import { standing } from "../store/reading/roster";
import type { Store } from "../store/reading/store";

export type SessionInput = z.infer<typeof sessionInput>;

/** With what somebody comes to a room. */
export type JoinRequest = { readonly display_name: string; readonly ask_if_taken?: boolean; readonly invite?: string };

/** Who came, and whether the room has to be told: not if it was told already that the participant is here. */
export type Arrival = { readonly participant_id: Id; readonly isNewcomer: boolean };

const entrySchema = z.object({
  display_name: name,
  ask_if_taken: z.boolean().optional(),
  invite: inviteCode.optional(),
});

/** The name and the invitation in a session's input; malformed ones are a bad request. */
export function joinRequestOf(input: SessionInput): JoinRequest {
  const parsed = entrySchema.safeParse(input);
  if (parsed.success) return parsed.data;
  return refuse("invalid_payload", { field: parsed.error.issues[0]?.path.join(".") });
}

/** An identity before a room's door. */
export type Coming = {
  readonly identity: Id;
  /** Asked for only where name and invitation count. */
  readonly entry: () => JoinRequest;
  /** Whether it comes back with the id of an event: then a participant stays as it is. */
  readonly resumes: boolean;
};

type Joining = Coming & {
  /** The id of the participant, should it be a new one. */
  readonly new_id: Id;
  /** The process by way of which it is here. */
  readonly process_id: string;
  /** Counts that a participant gets a new name; throws `BadRequestError` if it got too many. */
  readonly rename: (participant_id: Id) => void;
};

/**
 * Refuses who may not come in, before anything begins for them, and gives the participant that the identity is. The
 * refusal costs the same reads whether the room exists or not. {@link join} asks again, where nothing changes meanwhile.
 */
export async function checkJoin(store: Store, room_id: Id, { identity, entry, resumes }: Coming) {
  const { room, member } = await store.door(room_id, identity);
  if (member !== undefined && resumes) return member;
  const { invite: code } = entry();
  const isKnown = member !== undefined && (code === undefined || (await store.hasPresented(member.id, code)));
  if (isKnown) return member;
  const invite = code === undefined ? undefined : await store.invite(code);
  if (room === undefined || (code === undefined && room.owner !== identity)) return refuse("not_found");
  if (code !== undefined) usable(invite, room_id);
  return member;
}

/** Lets an identity into a room, as the participant that it is or as a new one. */
export async function join(room: OpenRoom, joining: Joining): Promise<Arrival> {
  const { identity, process_id } = joining;
  const before = await room.memberBy(identity);
  const after = before === undefined ? await enter(room, joining) : await comeBack(room, before, joining);
  await room.rows.addStay({ participant_id: after.id, process_id, room_id: room.state.id });
  return { participant_id: after.id, isNewcomer: room.isUnannounced(after.id) };
}

/** Tells the room that somebody came, unless it has been told, or they are gone. */
export function tellArrival(room: OpenRoom, id: Id): void {
  const member = room.state.members.get(id);
  if (member === undefined || member.left_at !== undefined || !room.isUnannounced(id)) return;
  room.emit([{ namespace: "control", payload: { message: "joined", ...participantOf(member) } }]);
}

/** Ends the stays of some participants by way of a process; who has no other one is away, and the room is told. */
export async function leave(room: OpenRoom, ids: readonly Id[], from: { process_id: string; reason: EndReason }) {
  const { process_id, reason } = from;
  await room.rows.endStays(process_id, ids);
  for (const id of ids) {
    const member = room.state.members.get(id);
    if (member === undefined || member.left_at !== undefined || (await room.rows.stays(id)) > 0) continue;
    const left_at = room.now;
    // Written at once, for who comes back in the same transaction.
    await room.rows.depart(id, left_at);
    room.know({ ...member, left_at });
    room.emit([{ namespace: "control", payload: { message: "left", id, reason } }]);
  }
}

/** Lets those be here who are, by way of this process, after others took it for dead. */
export async function reappear(room: OpenRoom, ids: readonly Id[], process_id: string): Promise<void> {
  for (const id of ids) {
    const member = room.state.members.get(id);
    if (member === undefined) continue;
    await room.rows.addStay({ participant_id: id, process_id, room_id: room.state.id });
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

/** Makes a new participant of an identity that may come in. */
async function enter(room: OpenRoom, { identity, entry, new_id }: Joining): Promise<Member> {
  const { invite: code, ...wish } = entry();
  const is_room_owner = room.owner === identity;
  if (!is_room_owner && code === undefined) return refuse("not_found");
  const invite = code === undefined ? undefined : await present(room, code);
  const nobody = {
    role: is_room_owner ? ("moderator" as const) : ("guest" as const),
    groups: [],
    invited_role: undefined,
  };
  const given = invite === undefined ? nobody : withInvite(nobody, invite);
  const display_name = await nameFor(room, wish);
  const member: Member = { ...given, id: new_id, display_name, is_room_owner, joined_at: room.now };
  checkGroups(member);
  const { groups, ...row } = member;
  await room.rows.addParticipant({
    ...row,
    ...standing(member),
    ...lookOf(display_name),
    room_id: room.state.id,
    identity,
    groups: JSON.stringify(groups),
    invited_role: member.invited_role ?? null,
    changed: room.head,
    passing: UNANNOUNCED,
    left_at: null,
  });
  if (code !== undefined) await room.rows.redeem(member.id, code);
  room.know(member);
  return member;
}

/** Lets somebody be here again; unless it resumes, a new name and a new invitation take effect. */
async function comeBack(room: OpenRoom, before: Member, joining: Joining): Promise<Member> {
  const after = joining.resumes ? before : await changeBy(room, before, joining);
  if (before.left_at !== undefined) await arrive(room, after);
  return after;
}

/** Lets a new name and a new invitation take effect, and tells the room what they change. */
async function changeBy(room: OpenRoom, before: Member, { entry, rename }: Joining): Promise<Member> {
  const { invite: code, ...wish } = entry();
  const isNew = code !== undefined && !(await room.rows.hasPresented(before.id, code));
  const invite = isNew ? await present(room, code) : undefined;
  const keepsName = wish.display_name === before.display_name;
  const display_name = keepsName ? before.display_name : await nameFor(room, wish, before);
  const after = rejoined(before, display_name, invite);
  checkGroups(after);
  if (display_name !== before.display_name) rename(before.id);
  // Written at once, for those who want the same name in the same transaction.
  if (display_name !== before.display_name)
    await room.rows.rename({ id: before.id, display_name, sort_name: folded(display_name), ...lookOf(display_name) });
  if (isNew) await room.rows.redeem(before.id, code);
  if (after.invited_role !== before.invited_role) await room.keepInvitedRole(before.id, after.invited_role);
  room.know({ ...before, invited_role: after.invited_role });
  room.emit(changes(before, after, before.id));
  return after;
}

async function present(room: OpenRoom, code: string): Promise<PresentedInvite> {
  return usable(await room.rows.invite(code), room.state.id);
}

/** An invitation to a room that can be used now. */
function usable(row: InviteRow | undefined, room_id: Id): PresentedInvite {
  if (row === undefined || row.room_id !== room_id) return refuse("not_found");
  const invite = presentedInvite(row);
  const fault = inviteFault(invite, timestampAt(Date.now()));
  if (fault !== undefined) throw new BadRequestError(fault);
  return invite;
}

function checkGroups({ groups }: Member): void {
  if (groups.length > MAX_GROUPS) refuse("invalid_payload", { field: "invite" });
}
