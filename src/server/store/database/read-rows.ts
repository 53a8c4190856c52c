import type { Id } from "../../../protocol";
import type { Prisma } from "../generated/sqlite/client";
import { handRowsBy } from "../tables/hand-rows";
import { messageRowsBy } from "../tables/message-rows";
import { nameChangesBy } from "../tables/name-changes";
import { peopleRowsBy } from "../tables/people-rows";
import { restrictionRowsBy } from "../tables/restriction-rows";
import { reviewRowsBy } from "../tables/review-rows";
import { MESSAGE, type MessageRow, PARTICIPANT, type ParticipantRow } from "../tables/rows";
import { FROM_SHOWN, shownMessagesBy, shownOfEachBy } from "../tables/shown-messages";
import { filterRowsBy, smallStatesBy } from "../tables/small-states";
import type { Statements } from "../tables/statements";
import { ATTEMPT, type Attempt, RECEIPT, type ReceiptRow, ROOM, type RoomRow } from "./commit-rows";

export type SentRow = MessageRow & Pick<Prisma.MessageGetPayload<object>, "number" | "transaction_id">;
type FiledRow = MessageRow & Pick<Prisma.MessageGetPayload<object>, "conversation">;
type PlaceRow = Pick<Prisma.MessageGetPayload<object>, "conversation" | "number">;
export type LogRow = Prisma.LogEntryGetPayload<object>;
type GivenRow = Pick<Prisma.InviteGetPayload<object>, "invite_id" | "label" | "role" | "groups">;
type SeenRow = Pick<Prisma.LastSeenGetPayload<object>, "conversation" | "timestamp">;

/** Numbers after `after`, up to and including `upTo`. */
export type Range = { readonly room_id: Id; readonly after: number; readonly upTo: number; readonly limit: number };
type Newest = { readonly room_id: Id; readonly from: number; readonly before?: number; readonly limit: number };
type NewestOfAll = Omit<Range, "limit"> & { readonly conversations: readonly string[] };

/** The databases' largest common integer. */
export const GREATEST = 2 ** 31 - 1;

/** The statements that decide how long a returning crowd waits, so both databases prepare them, without Prisma. */
export type ReadRows = ReturnType<typeof readRowsBy>;

export function readRowsBy(asking: Statements) {
  const { reading, finding, among } = asking;
  const room = reading<RoomRow>(`SELECT ${ROOM} FROM "Room" WHERE id = ? AND removed_at IS NULL`);
  const participant = reading<ParticipantRow>(`SELECT ${PARTICIPANT} FROM "Participant" WHERE id = ?`);
  const correspondents = reading<{ correspondent: Id }>(
    `SELECT correspondent FROM "Correspondence" WHERE participant_id = ?`,
  );
  const shown = shownMessagesBy(asking);
  const place = shown<PlaceRow>("conversation, number", "id = ?");
  const newest = shown<MessageRow>(
    MESSAGE,
    `conversation = ? AND ${FROM_SHOWN} AND number < ? ORDER BY number DESC LIMIT ?`,
  );
  const newestOfAll = shownOfEachBy(asking)<FiledRow>(
    `${MESSAGE}, conversation`,
    "number > ? AND number <= ? ORDER BY number DESC",
  );
  const messages = shown<SentRow>(
    `${MESSAGE}, number, transaction_id`,
    "number > ? AND number <= ? ORDER BY number LIMIT ?",
  );
  const entries = reading<LogRow>(
    `SELECT room_id, number, namespace, payload, timestamp, recipient, issued_by, transaction_id FROM "LogEntry"
     WHERE room_id = ? AND number > ? AND number <= ? ORDER BY number LIMIT ?`,
  );
  const invitesBy = reading<GivenRow>(
    `SELECT invite_id, label, role, groups FROM "Invite" WHERE ${among("invite_id")}`,
  );
  const lastSeen = reading<SeenRow>(`SELECT conversation, timestamp FROM "LastSeen" WHERE participant_id = ?`);
  const lastSeenIn = reading<Pick<SeenRow, "timestamp">>(
    `SELECT timestamp FROM "LastSeen" WHERE participant_id = ? AND conversation = ?`,
  );

  return {
    ...filterRowsBy(asking),
    ...handRowsBy(asking),
    ...nameChangesBy(asking),
    ...messageRowsBy(asking),
    ...peopleRowsBy(asking),
    ...restrictionRowsBy(asking),
    ...reviewRowsBy(asking),
    ...smallStatesBy(asking),
    room: async (id: Id) => (await room(id))[0],
    participant: async (id: Id) => (await participant(id))[0],
    correspondents: async (self: Id) => (await correspondents(self)).map(({ correspondent }) => correspondent),
    placeOf: async (room_id: Id, id: Id) => (await place(room_id, id))[0],
    newest: async ({
      room_id,
      conversation,
      from,
      before = GREATEST,
      limit,
    }: Newest & { readonly conversation: string }) =>
      newest(room_id, conversation, conversation, from, from, room_id, before, limit),
    newestOfAll: async ({ room_id, conversations, after, upTo }: NewestOfAll) =>
      newestOfAll(room_id, conversations, after, upTo),
    messages: async ({ room_id, after, upTo, limit }: Range) => messages(room_id, after, upTo, limit),
    entries: async ({ room_id, after, upTo, limit }: Range) => entries(room_id, after, upTo, limit),
    receipts: finding<Attempt, ReceiptRow>("Receipt", ATTEMPT, RECEIPT),
    invitesBy: async (ids: readonly Id[]) => invitesBy(ids),
    lastSeen: async (participant_id: Id) => lastSeen(participant_id),
    lastSeenIn: async (participant_id: Id, conversation: string) =>
      (await lastSeenIn(participant_id, conversation))[0]?.timestamp,
  };
}
