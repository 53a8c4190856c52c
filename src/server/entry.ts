import { z } from "zod";
import { type Id, inviteCode, MAX_GROUPS, name, type Participant, type sessionInput } from "../protocol";
import { changes, inviteFault, type PresentedInvite, participantOf, rejoined, withInvite } from "../room/control";
import type { Member } from "../room/room";
import { Refused, refuse } from "./refused";
import type { EndReason } from "./session";
import type { OpenRoom } from "./store/open-room";
import { presentedInvite } from "./store/rows";

export type SessionInput = z.infer<typeof sessionInput>;

/** With what somebody comes to a room. */
export type Entry = { readonly display_name: string; readonly invite?: string };

/** Who came, and whom the room has to be told of: nobody, if the participant was here already. */
export type Arrival = { readonly participant_id: Id; readonly newcomer: Participant | undefined };

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
};

/** Lets an identity into a room, as the participant that it is or as a new one. */
export async function join(room: OpenRoom, joining: Joining): Promise<Arrival> {
  const { identity, entry, resumes } = joining;
  const { tx, now } = room;
  const room_id = room.state.id;
  const where = { room_id_identity: { room_id, identity } };
  const known = await tx.participant.findUnique({ where, select: { id: true } });
  // As it is in this transaction, in which a moderator may just have changed it, and not as it is on the disk.
  await room.load(known === null ? [] : [known.id]);
  const before = known === null ? undefined : room.state.members.get(known.id);
  if (before === undefined) return enter(room, joining);
  const after = resumes ? before : await comeBack(room, before, entry());
  if (before.left_at === undefined) return { participant_id: before.id, newcomer: undefined };
  const { left_at: _, ...returned } = { ...after, joined_at: now };
  await tx.participant.update({ where: { id: before.id }, data: { joined_at: now, left_at: null } });
  room.know(returned);
  return { participant_id: before.id, newcomer: participantOf(returned) };
}

/** Lets somebody be away: written at once, for who comes back in the same transaction. */
export async function leave(room: OpenRoom, id: Id, reason: EndReason): Promise<void> {
  const left_at = room.now;
  const { count } = await room.tx.participant.updateMany({ where: { id, left_at: null }, data: { left_at } });
  if (count === 0) return;
  const member = room.state.members.get(id);
  if (member !== undefined) room.know({ ...member, left_at });
  room.emit([{ namespace: "control", payload: { message: "left", id, reason } }]);
}

/** Makes a new participant of an identity that may come in. */
async function enter(room: OpenRoom, { identity, entry, new_id }: Joining): Promise<Arrival> {
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
    data: { ...row, room_id: room.state.id, identity, groups: JSON.stringify(groups), changed: room.head },
  });
  if (code !== undefined) await redeem(room, member.id, code);
  room.know(member);
  return { participant_id: member.id, newcomer: participantOf(member) };
}

/** Lets a new name and a new invitation take effect, and tells the room what they change. */
async function comeBack(room: OpenRoom, before: Member, { display_name, invite: code }: Entry): Promise<Member> {
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
