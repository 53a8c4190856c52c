import { z } from "zod";
import { type Id, inviteCode, MAX_GROUPS, name, type sessionInput } from "../protocol";
import { changes, inviteFault, type PresentedInvite, participantOf, rejoined, withInvite } from "../room/control";
import type { Member } from "../room/room";
import { Refused, refuse } from "./refused";
import type { EndReason } from "./session";
import type { OpenRoom } from "./store/open-room";
import { standing } from "./store/roster";
import { presentedInvite } from "./store/rows";

export type SessionInput = z.infer<typeof sessionInput>;

/** With what somebody comes to a room. */
export type Entry = { readonly display_name: string; readonly invite?: string };

/** Who came, and whether the room has to be told: not if the participant was here already. */
export type Arrival = { readonly participant_id: Id; readonly isNewcomer: boolean };

const entrySchema = z.object({ display_name: name, invite: inviteCode.optional() });

/** The name and the invitation in a session's input; malformed ones are a bad request. */
export function entryOf(input: SessionInput): Entry {
  const parsed = entrySchema.safeParse(input);
  if (parsed.success) return parsed.data;
  return refuse("invalid_payload", { field: parsed.error.issues[0]?.path.join(".") });
}

type Joining = {
  readonly identity: Id;
  /** Asked for only where name and invitation count. */
  readonly entry: () => Entry;
  /** The id of the participant, should it be a new one. */
  readonly new_id: Id;
  /** Whether it comes back with the id of an event: then a participant stays as it is. */
  readonly resumes: boolean;
  /** The process by way of which it is here. */
  readonly process_id: string;
};

/** Lets an identity into a room, as the participant that it is or as a new one. */
export async function join(room: OpenRoom, joining: Joining): Promise<Arrival> {
  const { identity, process_id } = joining;
  const where = { room_id_identity: { room_id: room.state.id, identity } };
  const known = await room.tx.participant.findUnique({ where, select: { id: true } });
  await room.load(known === null ? [] : [known.id]);
  const before = known === null ? undefined : room.state.members.get(known.id);
  const after = before === undefined ? await enter(room, joining) : await comeBack(room, before, joining);
  await stay(room, after.id, process_id);
  return { participant_id: after.id, isNewcomer: before === undefined || before.left_at !== undefined };
}

/** Tells the room that somebody came. */
export function announce(room: OpenRoom, id: Id): void {
  const member = room.state.members.get(id);
  if (member === undefined || member.left_at !== undefined) return;
  room.emit([{ namespace: "control", payload: { message: "joined", ...participantOf(member) } }]);
}

/** Ends the stays of some participants by way of a process; who has no other one is away, and the room is told. */
export async function leave(room: OpenRoom, ids: readonly Id[], from: { process_id: string; reason: EndReason }) {
  const { process_id, reason } = from;
  await room.tx.stay.deleteMany({ where: { process_id, participant_id: { in: [...ids] } } });
  for (const id of ids) {
    const member = room.state.members.get(id);
    const others = await room.tx.stay.count({ where: { participant_id: id } });
    if (member === undefined || member.left_at !== undefined || others > 0) continue;
    const left_at = room.now;
    // Written at once, for who comes back in the same transaction.
    await room.tx.participant.update({ where: { id }, data: { left_at } });
    room.know({ ...member, left_at });
    room.emit([{ namespace: "control", payload: { message: "left", id, reason } }]);
  }
}

/** Lets those be here who are, by way of this process, after others took it for dead. */
export async function reappear(room: OpenRoom, ids: readonly Id[], process_id: string): Promise<void> {
  for (const id of ids) {
    const member = room.state.members.get(id);
    if (member === undefined) continue;
    await stay(room, id, process_id);
    if (member.left_at === undefined) continue;
    await arrive(room, member);
    announce(room, id);
  }
}

async function stay({ tx, state }: OpenRoom, participant_id: Id, process_id: string): Promise<void> {
  const key = { participant_id, process_id };
  await tx.stay.upsert({
    where: { participant_id_process_id: key },
    create: { ...key, room_id: state.id },
    update: {},
  });
}

async function arrive(room: OpenRoom, { left_at: _, ...member }: Member): Promise<void> {
  const joined_at = room.now;
  await room.tx.participant.update({
    where: { id: member.id },
    data: { joined_at, left_at: null, ...standing(member) },
  });
  room.know({ ...member, joined_at });
}

/** Makes a new participant of an identity that may come in. */
async function enter(room: OpenRoom, { identity, entry, new_id }: Joining): Promise<Member> {
  const { display_name, invite: code } = entry();
  const is_room_owner = room.owner === identity;
  if (!is_room_owner && code === undefined) return refuse("not_found");
  const invite = code === undefined ? undefined : await present(room, code);
  const nobody = {
    role: is_room_owner ? ("moderator" as const) : ("guest" as const),
    groups: [],
    invited_role: undefined,
  };
  const given = invite === undefined ? nobody : withInvite(nobody, invite);
  const member: Member = { ...given, id: new_id, display_name, is_room_owner, joined_at: room.now };
  checkGroups(member);
  const { groups, ...row } = member;
  await room.tx.participant.create({
    data: {
      ...row,
      ...standing(member),
      room_id: room.state.id,
      identity,
      groups: JSON.stringify(groups),
      changed: room.head,
    },
  });
  if (code !== undefined) await redeem(room, member.id, code);
  room.know(member);
  return member;
}

/** Lets somebody be here again; unless it resumes, a new name and a new invitation take effect. */
async function comeBack(room: OpenRoom, before: Member, { entry, resumes }: Joining): Promise<Member> {
  const after = resumes ? before : await changeBy(room, before, entry());
  if (before.left_at !== undefined) await arrive(room, after);
  return after;
}

/** Lets a new name and a new invitation take effect, and tells the room what they change. */
async function changeBy(room: OpenRoom, before: Member, { display_name, invite: code }: Entry): Promise<Member> {
  const isNew = code !== undefined && !(await hasPresented(room, before.id, code));
  const invite = isNew ? await present(room, code) : undefined;
  const after = rejoined(before, display_name, invite);
  checkGroups(after);
  if (isNew) await redeem(room, before.id, code);
  if (after.invited_role !== before.invited_role)
    await room.tx.participant.update({ where: { id: before.id }, data: { invited_role: after.invited_role } });
  room.know({ ...before, invited_role: after.invited_role });
  room.emit(changes(before, after, before.id));
  return after;
}

/** An invitation to this room that can be used now. */
async function present(room: OpenRoom, code: string): Promise<PresentedInvite> {
  const row = await room.tx.invite.findUnique({ where: { code } });
  if (row === null || row.room_id !== room.state.id) return refuse("not_found");
  const invite = presentedInvite(row);
  const fault = inviteFault(invite, new Date().toISOString());
  if (fault !== undefined) throw new Refused(fault);
  return invite;
}

async function hasPresented({ tx }: OpenRoom, participant_id: Id, code: string): Promise<boolean> {
  return (await tx.redemption.findUnique({ where: { participant_id_code: { participant_id, code } } })) !== null;
}

async function redeem({ tx }: OpenRoom, participant_id: Id, code: string): Promise<void> {
  await tx.redemption.create({ data: { participant_id, code } });
  await tx.invite.update({ where: { code }, data: { uses: { increment: 1 } } });
}

function checkGroups({ groups }: Member): void {
  if (groups.length > MAX_GROUPS) refuse("invalid_payload", { field: "invite" });
}
