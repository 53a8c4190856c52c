import type { Id } from "../../../protocol";
import type { Prisma } from "../generated/sqlite/client";
import { MESSAGE, type MessageRow } from "./rows";
import { FROM_SHOWN, shownByIds, shownMessagesBy } from "./shown-messages";
import type { Statements } from "./statements";

export type PinnedRow = PlacedRow & Pick<Prisma.PinGetPayload<object>, "pinned_at" | "announcement" | "until">;
export type PlacedRow = MessageRow & { readonly conversation: string; readonly number: number };
/** The count of a kind of reaction, or a participant who chose it: the other is null. */
export type ReactedRow = {
  readonly message_id: Id;
  readonly reaction: string;
  readonly count: number | null;
  readonly participant_id: Id | null;
};
/** The participants whose own reactions are sought, and the kinds that are sought also where nobody has them. */
export type Reactors = { readonly participants: readonly Id[]; readonly kinds?: readonly string[] };

export function messageRowsBy(asking: Statements) {
  const { reading, among } = asking;
  const shown = shownMessagesBy(asking);
  const messagesBy = shownByIds(asking)<PlacedRow>(`${MESSAGE}, conversation, number`);
  const writtenBy = shown<{ id: Id }>(
    "id",
    `conversation = 'global' AND ${FROM_SHOWN} AND number < ? AND source = ? AND deleted_at IS NULL`,
  );
  // One read: an edit between two would announce its text.
  const pinned = shown<PinnedRow>(
    `${MESSAGE}, conversation, number, pinned_at, announcement, until`,
    `message_id = id AND "Pin".room_id = ? AND deleted_at IS NULL ORDER BY pinned_at`,
    "Pin",
  );
  // One read: between two, a participant could choose what is not counted.
  const reacted = reading<ReactedRow>(
    `SELECT message_id, reaction, count, CAST(NULL AS TEXT) AS participant_id, since FROM "ReactionCount"
     WHERE ${among("message_id")} AND (count > 0 OR ${among("reaction")})
     UNION ALL SELECT message_id, reaction, NULL, participant_id, since FROM "Reaction"
     WHERE ${among("message_id")} AND ${among("participant_id")} AND is_on ORDER BY since`,
  );
  const reactedSince = shown<PlacedRow>(
    `${MESSAGE}, conversation, number`,
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
  const reactors = reading<{ participant_id: Id }>(
    `SELECT participant_id FROM "Reaction"
     WHERE message_id = ? AND reaction = ? AND is_on AND participant_id > ? ORDER BY participant_id LIMIT ?`,
  );
  return {
    /** Also pins that have ended. */
    pinned: async (room_id: Id) => pinned(room_id, room_id),
    /** Messages to everyone that are not deleted. */
    writtenBy: async (room_id: Id, source: Id, before: number) =>
      (await writtenBy(room_id, "global", 0, 0, room_id, before, source)).map(({ id }) => id),
    messagesBy: async (room_id: Id, ids: readonly Id[]) => messagesBy(room_id, ids),
    reacted: async (message_ids: readonly Id[], { participants, kinds = [] }: Reactors) =>
      reacted(message_ids, kinds, message_ids, participants),
    reactedSince: async (room_id: Id, head: number, limit: number) => reactedSince(room_id, room_id, head, limit),
    reactedBetween: async (room_id: Id, after: number, upTo: number) => reactedBetween(room_id, after, upTo),
    ownReactionsBetween: async (room_id: Id, after: number, upTo: number) => ownBetween(room_id, after, upTo),
    reactors: async (message_id: Id, reaction: string, after: Id | "", limit: number) =>
      (await reactors(message_id, reaction, after, limit)).map(({ participant_id }) => participant_id),
  };
}
