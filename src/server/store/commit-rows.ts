import type { Id, Timestamp } from "../../protocol";
import { type EntryRows, prismaEntryRows } from "./entry-rows";
import { Prisma } from "./generated/sqlite/client";
import type { Awaitable, ParticipantRow, Transaction } from "./rows";

/** The room's row, as far as commits change it or decide by it. */
export type RoomRow = Pick<
  Prisma.RoomGetPayload<object>,
  "id" | "title" | "owner" | "enabled" | "head" | "passing" | "here" | "clock"
>;
export type ReceiptRow = Prisma.ReceiptGetPayload<object>;
export type MessageRow = Prisma.MessageGetPayload<object>;
export type CorrespondenceRow = Prisma.CorrespondenceGetPayload<object>;
export type LastSeenRow = Prisma.LastSeenGetPayload<object>;

/** A command that may have been carried out before. */
export type Attempt = { readonly participant_id: Id; readonly transaction_id: string };

/**
 * What nearly every commit reads and writes, inside its transaction. It alone decides how many messages a second a
 * server keeps, so that SQLite has it in statements of its own (`sqlite-commit-rows.ts`); everything else is Prisma's.
 */
export type CommitRows = EntryRows & {
  /** Locks a room's row until the transaction ends, and reads it. */
  lockRoom(id: Id): Awaitable<RoomRow | undefined>;
  /** Those of some participants that there are in a room. */
  participants(room_id: Id, ids: readonly Id[]): Awaitable<ParticipantRow[]>;
  /** The receipts that there are for some commands, and maybe others of the same people. */
  receipts(attempts: readonly Attempt[]): Awaitable<ReceiptRow[]>;
  addMessages(rows: readonly MessageRow[]): Awaitable<unknown>;
  /** Notes who has exchanged private messages with whom, if that is not noted yet. */
  addCorrespondences(rows: readonly CorrespondenceRow[]): Awaitable<unknown>;
  addReceipts(rows: readonly ReceiptRow[]): Awaitable<unknown>;
  /** Notes up to when somebody has read a conversation, in place of what was noted before. */
  putLastSeen(row: LastSeenRow): Awaitable<unknown>;
  /** The number of the newest passing event that told of somebody's coming or going. */
  putPassing(id: Id, passing: number): Awaitable<unknown>;
  saveRoom(row: Omit<RoomRow, "title" | "owner">): Awaitable<unknown>;
};

/** The same by Prisma, in as few questions as there can be: each is a journey to PostgreSQL. */
export function prismaCommitRows(tx: Transaction): CommitRows {
  return {
    ...prismaEntryRows(tx),
    lockRoom: async (id) => {
      const [row] = await tx.room.updateManyAndReturn({ where: { id }, data: { head: { increment: 0 } } });
      return row;
    },
    participants: (room_id, ids) => tx.participant.findMany({ where: { room_id, id: { in: [...ids] } } }),
    receipts: (attempts) => tx.receipt.findMany({ where: whereAttempts(attempts) }),
    addMessages: (rows) => tx.message.createMany({ data: [...rows] }),
    addCorrespondences: (rows) => {
      const values = rows.map((row) => Prisma.sql`(${row.participant_id}, ${row.correspondent})`);
      return tx.$executeRaw`
        INSERT INTO "Correspondence" ("participant_id", "correspondent") VALUES ${Prisma.join(values)}
        ON CONFLICT DO NOTHING`;
    },
    addReceipts: (rows) => tx.receipt.createMany({ data: [...rows] }),
    putLastSeen: ({ participant_id, conversation, ...seen }) =>
      tx.lastSeen.upsert({
        where: { participant_id_conversation: { participant_id, conversation } },
        create: { participant_id, conversation, ...seen },
        update: seen,
      }),
    putPassing: (id, passing) => tx.participant.updateMany({ where: { id }, data: { passing } }),
    saveRoom: ({ id, ...row }) => tx.room.updateMany({ where: { id }, data: row }),
  };
}

/** Finds the receipts of some commands, and maybe others of the same people. */
export function whereAttempts(attempts: readonly Attempt[]) {
  return {
    participant_id: { in: [...new Set(attempts.map(({ participant_id }) => participant_id))] },
    transaction_id: { in: [...new Set(attempts.map(({ transaction_id }) => transaction_id))] },
  };
}

/** What a receipt's row tells who repeats a command. */
export function receiptOf({ timestamp, message_id }: ReceiptRow): { timestamp: Timestamp; message_id?: Id } {
  return { timestamp, ...(message_id && { message_id }) };
}

/** The key of a command. A participant's id has no space in it. */
export function attemptKey({ participant_id, transaction_id }: Attempt): string {
  return `${participant_id} ${transaction_id}`;
}
