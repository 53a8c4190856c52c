import type { Id, Timestamp } from "../../protocol";
import type { Prisma } from "./generated/sqlite/client";
import { type Awaitable, type ParticipantRow, type Transaction, UNTOLD } from "./rows";

export type InviteRow = Prisma.InviteGetPayload<object>;
export type StayRow = Prisma.StayGetPayload<object>;

/** What changes when somebody is here again: since when, and where they stand in the list of the room. */
type Arrival = Pick<ParticipantRow, "id" | "rank" | "sort_name"> & { readonly joined_at: Timestamp };

/**
 * What is read and written when somebody comes into a room or goes, inside the transaction that holds the room. When a
 * crowd comes, it decides how long they wait, so that SQLite has it in statements of its own (`sqlite-entry-rows.ts`).
 */
export type EntryRows = {
  /** The participant that an identity is in a room. */
  participantOf(room_id: Id, identity: Id): Awaitable<ParticipantRow | undefined>;
  addParticipant(row: ParticipantRow): Awaitable<unknown>;
  /** Lets somebody be here who was not, and of whom the room is yet to be told. */
  arrive(row: Arrival): Awaitable<unknown>;
  /** Lets somebody be away. */
  depart(id: Id, left_at: Timestamp): Awaitable<unknown>;
  invite(code: string): Awaitable<InviteRow | undefined>;
  hasPresented(participant_id: Id, code: string): Awaitable<boolean>;
  /** Notes that somebody has presented an invitation, which counts as a use of it. */
  redeem(participant_id: Id, code: string): Awaitable<unknown>;
  /** Notes that somebody is here by way of a process, if that is not noted yet. */
  addStay(row: StayRow): Awaitable<unknown>;
  endStays(process_id: string, participant_ids: readonly Id[]): Awaitable<unknown>;
  /** By way of how many processes somebody is here. */
  stays(participant_id: Id): Awaitable<number>;
};

/** The same by Prisma. */
export function prismaEntryRows(tx: Transaction): EntryRows {
  return {
    participantOf: async (room_id, identity) =>
      (await tx.participant.findUnique({ where: { room_id_identity: { room_id, identity } } })) ?? undefined,
    addParticipant: (data) => tx.participant.create({ data }),
    arrive: ({ id, ...row }) =>
      tx.participant.update({ where: { id }, data: { ...row, left_at: null, passing: UNTOLD } }),
    depart: (id, left_at) => tx.participant.update({ where: { id }, data: { left_at } }),
    invite: async (code) => (await tx.invite.findUnique({ where: { code } })) ?? undefined,
    hasPresented: async (participant_id, code) => {
      const key = { participant_id_code: { participant_id, code } };
      return (await tx.redemption.findUnique({ where: key })) !== null;
    },
    redeem: async (participant_id, code) => {
      await tx.redemption.create({ data: { participant_id, code } });
      await tx.invite.update({ where: { code }, data: { uses: { increment: 1 } } });
    },
    addStay: ({ room_id, ...key }) =>
      tx.stay.upsert({ where: { participant_id_process_id: key }, create: { ...key, room_id }, update: {} }),
    endStays: (process_id, participant_ids) =>
      tx.stay.deleteMany({ where: { process_id, participant_id: { in: [...participant_ids] } } }),
    stays: (participant_id) => tx.stay.count({ where: { participant_id } }),
  };
}
