import type { Id, Receipt, Timestamp } from "../../../protocol";
import { SLOW_MODE_NUMBERS } from "../../kit/limits";
import type { Prisma } from "../generated/sqlite/client";
import { entryRowsBy } from "../tables/entry-rows";
import { handRowsBy } from "../tables/hand-rows";
import { messageChangesBy } from "../tables/message-changes";
import { messageRowsBy } from "../tables/message-rows";
import { nameChangesBy } from "../tables/name-changes";
import { nameRowsBy } from "../tables/name-rows";
import { peopleRowsBy } from "../tables/people-rows";
import { restrictionRowsBy } from "../tables/restriction-rows";
import { reviewRowsBy } from "../tables/review-rows";
import { shownMessagesBy } from "../tables/shown-messages";
import { filterRowsBy, smallStatesBy } from "../tables/small-states";
import type { Statements } from "../tables/statements";
import { parsed } from "../tables/trouble";

export type RoomRow = Pick<
  Prisma.RoomGetPayload<object>,
  "id" | "title" | "owner" | "head" | "passing" | "here" | "clock" | "filters_at"
>;
export const ROOM = "id, title, owner, head, passing, here, clock, filters_at";
export type ReceiptRow = Prisma.ReceiptGetPayload<object>;
export type StoredMessageRow = Pick<
  Prisma.MessageGetPayload<object>,
  | "id"
  | "room_id"
  | "number"
  | "conversation"
  | "source"
  | "scope"
  | "target"
  | "content"
  | "timestamp"
  | "transaction_id"
  | "reply_to"
  | "mentions"
>;
export type CorrespondenceRow = Prisma.CorrespondenceGetPayload<object>;
type LastSeenRow = Prisma.LastSeenGetPayload<object>;

export type Attempt = { readonly participant_id: Id; readonly transaction_id: string };

export type Reading = { readonly participant_id: Id; readonly conversation: string };

export const ATTEMPT = { participant_id: "text", transaction_id: "text" } as const;
export const RECEIPT = { ...ATTEMPT, timestamp: "text", message_id: "text", held: "text", unseen_by: "text" } as const;

/**
 * The statements that nearly every commit runs: they decide how many messages a second a server stores. Prisma does
 * everything else in a commit.
 */
export type CommitRows = ReturnType<typeof commitRowsBy>;

export function commitRowsBy(asking: Statements) {
  const { reading, writing, adding, finding } = asking;
  const room = reading<RoomRow>(`SELECT ${ROOM} FROM "Room" WHERE id = ? AND removed_at IS NULL`);
  const putLastSeen = writing(
    `INSERT INTO "LastSeen" (participant_id, conversation, timestamp, passing) VALUES (?, ?, ?, ?)
     ON CONFLICT (participant_id, conversation)
     DO UPDATE SET timestamp = excluded.timestamp, passing = excluded.passing`,
  );
  const putPassing = writing(`UPDATE "Participant" SET passing = ? WHERE id = ?`);
  const putLastPosted = writing(
    `UPDATE "Participant" SET last_posted_at = ? WHERE id = ? AND (last_posted_at IS NULL OR last_posted_at < ?)`,
  );
  const newestHeld = reading<{ source: Id; timestamp: Timestamp }>(
    `SELECT source, MAX(timestamp) AS timestamp FROM "Held" WHERE room_id = ? GROUP BY source`,
  );
  const newestPosts = shownMessagesBy(asking)<{ source: Id; timestamp: Timestamp }>(
    "source, MAX(timestamp) AS timestamp",
    "conversation = 'global' AND number > ? GROUP BY source",
  );
  const saveRoom = writing(`UPDATE "Room" SET head = ?, passing = ?, here = ?, clock = ? WHERE id = ?`);

  return {
    ...entryRowsBy(asking),
    ...filterRowsBy(asking),
    ...handRowsBy(asking),
    ...nameChangesBy(asking),
    ...messageRowsBy(asking),
    ...messageChangesBy(asking),
    ...nameRowsBy(asking),
    ...peopleRowsBy(asking),
    ...restrictionRowsBy(asking),
    ...reviewRowsBy(asking),
    ...smallStatesBy(asking),
    /** Two statements, because only the second sees the changes that the lock waited for. */
    lockRoom: async (id: Id) => (await Promise.all([asking.lockRoom(id), room(id)]))[1][0],
    receipts: finding<Attempt, ReceiptRow>("Receipt", ATTEMPT, RECEIPT),
    addMessages: adding<StoredMessageRow>("Message", {
      id: "text",
      room_id: "text",
      number: "int",
      conversation: "text",
      source: "text",
      scope: "text",
      target: "text",
      content: "text",
      timestamp: "text",
      transaction_id: "text",
      reply_to: "text",
      mentions: "text",
    }),
    addCorrespondences: adding<CorrespondenceRow>(
      "Correspondence",
      { participant_id: "text", correspondent: "text" },
      "ON CONFLICT DO NOTHING",
    ),
    addReceipts: adding<ReceiptRow>("Receipt", RECEIPT),
    lastSeen: finding<Reading, Reading & Pick<LastSeenRow, "timestamp">>(
      "LastSeen",
      { participant_id: "text", conversation: "text" },
      { participant_id: "text", conversation: "text", timestamp: "text" },
    ),
    putLastSeen: (it: LastSeenRow) => putLastSeen(it.participant_id, it.conversation, it.timestamp, it.passing),
    putPassing: (id: Id, passing: number) => putPassing(passing, id),
    /** The time of a participant's newest message to everyone, which none before it replaces. */
    putLastPosted: (id: Id, at: Timestamp) => putLastPosted(at, id, at),
    /** The times of each author's newest message to everyone, among the newest numbers of a room, and of one that waits. */
    newestPosts: async (room_id: Id, head: number) => [
      ...(await newestPosts(room_id, head - SLOW_MODE_NUMBERS)),
      ...(await newestHeld(room_id)),
    ],
    saveRoom: (it: Omit<RoomRow, "title" | "owner" | "filters_at">) =>
      saveRoom(it.head, it.passing, it.here, it.clock, it.id),
  };
}

export type DoneReceipt = Extract<Receipt, { timestamp: Timestamp }>;

export function receiptOf({ timestamp, message_id, held, unseen_by }: ReceiptRow): DoneReceipt {
  return {
    timestamp,
    ...(message_id && { message_id }),
    ...(held && { held: true }),
    ...(unseen_by && { unseen_by: parsed<Id[]>(unseen_by) }),
  };
}

export function receiptRowOf(attempt: Attempt, { timestamp, message_id, held, unseen_by }: DoneReceipt): ReceiptRow {
  const unseen = unseen_by === undefined ? null : JSON.stringify(unseen_by);
  return { ...attempt, timestamp, message_id: message_id ?? null, held: held ? "yes" : null, unseen_by: unseen };
}

export function attemptKey({ participant_id, transaction_id }: Attempt): string {
  return `${participant_id} ${transaction_id}`;
}
