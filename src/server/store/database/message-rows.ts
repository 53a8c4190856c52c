import type { Id } from "../../../protocol";
import type { Prisma } from "../generated/sqlite/client";
import { MESSAGE, type MessageRow } from "./rows";
import { shownMessagesBy } from "./shown-messages";
import type { Statements } from "./statements";

export type PinnedRow = PlacedRow & Pick<Prisma.PinGetPayload<object>, "pinned_at" | "announcement" | "until">;
type PlacedRow = MessageRow & { readonly conversation: string };
type ReactionRow = { readonly message_id: Id; readonly participant_id: Id; readonly reaction: string };
type AnyReactionRow = ReactionRow & { readonly is_on: boolean };
export type CountRow = {
  readonly message_id: Id;
  readonly reaction: string;
  readonly count: number;
  readonly mine: number;
};

/** The reads of messages by id, and of their reactions. */
export function messageRowsBy(asking: Statements) {
  const { reading, among } = asking;
  const shown = shownMessagesBy(asking);
  const messagesBy = shown<PlacedRow>(`${MESSAGE}, conversation`, among("id"));
  // One read: an edit between two would announce its text.
  const pinned = shown<PinnedRow>(
    `${MESSAGE}, conversation, pinned_at, announcement, until`,
    `message_id = id AND "Pin".room_id = ? AND deleted_at IS NULL ORDER BY pinned_at`,
    "Pin",
  );
  const reactionsBy = reading<AnyReactionRow>(
    `SELECT message_id, participant_id, reaction, is_on FROM "Reaction" WHERE ${among("message_id")} ORDER BY since`,
  );
  const reactedSince = shown<PlacedRow>(
    `${MESSAGE}, conversation`,
    `message_id = id AND "ReactionTally".room_id = ? AND head >= ? LIMIT ?`,
    "ReactionTally",
  );
  const reactedBetween = reading<{ message_id: Id; passing: number }>(
    `SELECT message_id, passing FROM "ReactionTally" WHERE room_id = ? AND passing > ? AND passing <= ?`,
  );
  const ownBetween = reading<{ message_id: Id; participant_id: Id; passing: number }>(
    `SELECT message_id, participant_id, MAX(passing) AS passing FROM "Reaction"
     WHERE room_id = ? AND passing > ? AND passing <= ? GROUP BY message_id, participant_id`,
  );
  const counts = reading<CountRow>(
    `SELECT message_id, reaction, CAST(SUM(CASE WHEN is_on THEN 1 ELSE 0 END) AS INTEGER) AS count,
       MAX(CASE WHEN is_on AND participant_id = ? THEN 1 ELSE 0 END) AS mine
     FROM "Reaction" WHERE ${among("message_id")} GROUP BY message_id, reaction ORDER BY MIN(since)`,
  );
  const reactors = reading<{ participant_id: Id }>(
    `SELECT participant_id FROM "Reaction"
     WHERE message_id = ? AND reaction = ? AND is_on AND participant_id > ? ORDER BY participant_id LIMIT ?`,
  );
  return {
    /** A room's pins with their messages, in the order of pinning; also those that have ended. */
    pinned: async (room_id: Id) => pinned(room_id, room_id),
    messagesBy: async (room_id: Id, ids: readonly Id[]) => messagesBy(room_id, ids),
    /** In the order of the kinds' first use. */
    reactionsBy: async (message_ids: readonly Id[]) => reactionsBy(message_ids),
    /** The messages whose reactions changed at a number of the room or later. */
    reactedSince: async (room_id: Id, head: number, limit: number) => reactedSince(room_id, room_id, head, limit),
    /** The newest passing event of each message's reactions, in a range of passing numbers. */
    reactedBetween: async (room_id: Id, after: number, upTo: number) => reactedBetween(room_id, after, upTo),
    /** The same of each participant's own. */
    ownReactionsBetween: async (room_id: Id, after: number, upTo: number) => ownBetween(room_id, after, upTo),
    /** By kind, in the order of first use; `mine` is 1 where the viewer chose it. */
    reactionCounts: async (viewer: Id, message_ids: readonly Id[]) =>
      (await counts(viewer, message_ids)).filter(({ count }) => count > 0),
    /** The participants with a reaction, by their ids, after one of them. */
    reactors: async (message_id: Id, reaction: string, after: Id | "", limit: number) =>
      (await reactors(message_id, reaction, after, limit)).map(({ participant_id }) => participant_id),
  };
}
