import type { Id } from "../../protocol";
import type { RoomRow } from "./commit-rows";
import type { Prisma } from "./generated/sqlite/client";
import { type Awaitable, MESSAGE_FIELDS, type MessageRow, type ParticipantRow, type Transaction } from "./rows";

/** A message's row in the room's sequence. */
export type SentRow = MessageRow & Pick<Prisma.MessageGetPayload<object>, "number" | "transaction_id">;
export type FiledRow = MessageRow & Pick<Prisma.MessageGetPayload<object>, "number" | "conversation">;
export type LogRow = Prisma.LogEntryGetPayload<object>;
export type SeenRow = Pick<Prisma.LastSeenGetPayload<object>, "conversation" | "timestamp">;

/** The numbers after one, up to another, and how many at most. */
export type Range = { readonly room_id: Id; readonly after: number; readonly upTo: number; readonly limit: number };
/** The newest, or the newest before a number, and how many at most. */
type Newest = { readonly room_id: Id; readonly before?: number; readonly limit: number };

/**
 * What is read when somebody comes into a room, comes back or reads on. When a crowd comes back, it decides how long they
 * wait, so that SQLite has it in statements of its own (`sqlite-read-rows.ts`).
 */
export type ReadRows = {
  room(id: Id): Awaitable<RoomRow | undefined>;
  participant(id: Id): Awaitable<ParticipantRow | undefined>;
  /** The participant that an identity is in a room. */
  participantOf(room_id: Id, identity: Id): Awaitable<ParticipantRow | undefined>;
  /** Those of some participants that there are in a room. */
  participants(room_id: Id, ids: readonly Id[]): Awaitable<ParticipantRow[]>;
  /** Those who are here. */
  present(room_id: Id): Awaitable<ParticipantRow[]>;
  /** Those with whom somebody has exchanged private messages. */
  correspondents(self: Id): Awaitable<Id[]>;
  /** Messages of a conversation, newest first. */
  newest(page: Newest & { readonly conversation: string }): Awaitable<MessageRow[]>;
  /** Messages of several conversations, newest first. */
  newestOfAll(page: Newest & { readonly conversations: readonly string[] }): Awaitable<FiledRow[]>;
  /** Messages by their numbers, in order. */
  messages(range: Range): Awaitable<SentRow[]>;
  /** Durable events that are no messages, by their numbers, in order. */
  entries(range: Range): Awaitable<LogRow[]>;
  /** Up to when somebody has read which conversations. */
  lastSeen(participant_id: Id): Awaitable<SeenRow[]>;
};

/** The same by Prisma. */
export function prismaReadRows(tx: Transaction): ReadRows {
  return {
    room: async (id) => (await tx.room.findUnique({ where: { id } })) ?? undefined,
    participant: async (id) => (await tx.participant.findUnique({ where: { id } })) ?? undefined,
    participantOf: async (room_id, identity) =>
      (await tx.participant.findUnique({ where: { room_id_identity: { room_id, identity } } })) ?? undefined,
    participants: (room_id, ids) => tx.participant.findMany({ where: { room_id, id: { in: [...ids] } } }),
    present: (room_id) => tx.participant.findMany({ where: { room_id, left_at: null } }),
    correspondents: async (participant_id) => {
      const found = await tx.correspondence.findMany({ where: { participant_id } });
      return found.map(({ correspondent }) => correspondent);
    },
    newest: ({ room_id, conversation, before, limit }) =>
      tx.message.findMany({
        where: { room_id, conversation, ...(before !== undefined && { number: { lt: before } }) },
        orderBy: { number: "desc" },
        take: limit,
        select: MESSAGE_FIELDS,
      }),
    newestOfAll: ({ room_id, conversations, before, limit }) =>
      tx.message.findMany({
        where: {
          room_id,
          conversation: { in: [...conversations] },
          ...(before !== undefined && { number: { lt: before } }),
        },
        orderBy: { number: "desc" },
        take: limit,
        select: { ...MESSAGE_FIELDS, conversation: true, number: true },
      }),
    messages: (range) =>
      tx.message.findMany({ ...inRange(range), select: { ...MESSAGE_FIELDS, number: true, transaction_id: true } }),
    entries: (range) => tx.logEntry.findMany(inRange(range)),
    lastSeen: (participant_id) =>
      tx.lastSeen.findMany({ where: { participant_id }, select: { conversation: true, timestamp: true } }),
  };
}

function inRange({ room_id, after, upTo, limit }: Range) {
  return {
    where: { room_id, number: { gt: after, lte: upTo } },
    orderBy: { number: "asc" },
    take: limit,
  } as const;
}
