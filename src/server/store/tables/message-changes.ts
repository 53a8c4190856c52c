import type { Id, Timestamp } from "../../../protocol";
import type { Prisma } from "../generated/sqlite/client";
import type { Statements } from "./statements";

type Edit = { readonly id: Id; readonly content: string; readonly edited_at: Timestamp; readonly edits: number };
type Deletion = { readonly id: Id; readonly at: Timestamp; readonly by: Id; readonly reason: string | null };
type Own = { readonly room_id: Id; readonly message_id: Id; readonly participant_id: Id; readonly passing: number };
type PinRow = Prisma.PinGetPayload<object>;
type CountChange = { readonly message_id: Id; readonly reaction: string; readonly by: number; readonly since: number };
type Tally = { readonly room_id: Id; readonly message_id: Id; readonly passing: number; readonly head: number };

export function messageChangesBy({ reading, writing, among }: Statements) {
  const edit = writing(
    `UPDATE "Message" SET content = ?, edited_at = ?, edits = ? WHERE id = ? AND deleted_at IS NULL`,
  );
  const blank = writing(
    `UPDATE "Message" SET content = '', mentions = NULL, edited_at = NULL, edits = NULL, reacted = NULL, deleted_at = ?, deleted_by = ?,
       deleted_reason = ? WHERE id = ?`,
  );
  const blankAll = writing(
    `UPDATE "Message" SET content = '', mentions = NULL, edited_at = NULL, edits = NULL, reacted = NULL, deleted_at = ?, deleted_by = ?,
       deleted_reason = NULL WHERE ${among("id")}`,
  );
  const dropAll = ["Reaction", "ReactionCount", "ReactionTally", "Pin"].map((table) =>
    writing(`DELETE FROM "${table}" WHERE ${among("message_id")}`),
  );
  const clear = writing(`UPDATE "Room" SET cleared_before = ? WHERE id = ?`);
  const dropReactions = writing(`DELETE FROM "Reaction" WHERE message_id = ?`);
  const dropCounts = writing(`DELETE FROM "ReactionCount" WHERE message_id = ?`);
  const dropTally = writing(`DELETE FROM "ReactionTally" WHERE message_id = ?`);
  const dropPin = writing(`DELETE FROM "Pin" WHERE message_id = ?`);
  const dropEndedPins = writing(`DELETE FROM "Pin" WHERE room_id = ? AND until <= ?`);
  const putPin = writing(
    `INSERT INTO "Pin" (message_id, room_id, pinned_at, announcement, until) VALUES (?, ?, ?, ? = 1, ?)
     ON CONFLICT (message_id) DO UPDATE SET pinned_at = excluded.pinned_at, announcement = excluded.announcement,
       until = excluded.until`,
  );
  const endAnnouncement = writing(`UPDATE "Pin" SET announcement = FALSE WHERE message_id = ? AND announcement`);
  // Both return the rows that change, and no others.
  const switchOff = reading<{ reaction: string }>(
    `UPDATE "Reaction" SET is_on = FALSE, passing = ? WHERE message_id = ? AND participant_id = ? AND is_on
       AND NOT (${among("reaction")}) RETURNING reaction`,
  );
  const switchOn = reading<{ reaction: string }>(
    `INSERT INTO "Reaction" (room_id, message_id, participant_id, reaction, is_on, since, passing)
     VALUES (?, ?, ?, ?, TRUE, ?, ?)
     ON CONFLICT (message_id, participant_id, reaction) DO UPDATE SET is_on = TRUE, passing = excluded.passing
       WHERE NOT "Reaction".is_on RETURNING reaction`,
  );
  const changeCount = writing(
    `INSERT INTO "ReactionCount" (message_id, reaction, count, since) VALUES (?, ?, ?, ?)
     ON CONFLICT (message_id, reaction) DO UPDATE SET count = "ReactionCount".count + excluded.count`,
  );
  const mark = writing(`UPDATE "Message" SET reacted = TRUE WHERE id = ? AND reacted IS NULL`);
  const putTally = writing(
    `INSERT INTO "ReactionTally" (room_id, message_id, passing, head) VALUES (?, ?, ?, ?)
     ON CONFLICT (message_id) DO UPDATE SET passing = excluded.passing, head = excluded.head`,
  );
  return {
    /** From the commit on, nobody finds a message to everyone before a number. `upkeep/erasing.ts` erases them. */
    clearMessages: (room_id: Id, before: number) => clear(before, room_id),
    editMessage: async ({ id, content, edited_at, edits }: Edit) => {
      await edit(content, edited_at, edits, id);
      await endAnnouncement(id);
    },
    /** Leaves the tombstone: nothing of the text, no mention, no reaction and no pin. */
    deleteMessage: async ({ id, at, by, reason }: Deletion) => {
      await blank(at, by, reason, id);
      await dropReactions(id);
      await dropCounts(id);
      await dropTally(id);
      await dropPin(id);
    },
    deleteMessages: async (ids: readonly Id[], { at, by }: Pick<Deletion, "at" | "by">) => {
      await blankAll(at, by, ids);
      for (const drop of dropAll) await drop(ids);
    },
    /** Pins that have ended go, so that a room keeps no more than it may have. */
    putPin: async ({ message_id, room_id, pinned_at, announcement, until }: PinRow) => {
      await dropEndedPins(room_id, pinned_at);
      await putPin(message_id, room_id, pinned_at, announcement ? 1 : 0, until);
    },
    dropPin: (id: Id) => dropPin(id),
    /** Returns the reactions that changed, for their counts. */
    putReactions: async ({ room_id, message_id, participant_id, passing }: Own, own: readonly string[]) => {
      const [off, ...on] = await Promise.all([
        switchOff(passing, message_id, participant_id, own),
        ...own.map((reaction) => switchOn(room_id, message_id, participant_id, reaction, passing, passing)),
      ]);
      return [
        ...off.map(({ reaction }) => ({ reaction, by: -1 })),
        ...on.flat().map(({ reaction }) => ({ reaction, by: 1 })),
      ];
    },
    /** `since` is the place of a kind that is new. */
    changeCount: ({ message_id, reaction, by, since }: CountChange) => changeCount(message_id, reaction, by, since),
    putReactionTally: async ({ room_id, message_id, passing, head }: Tally) => {
      await mark(message_id);
      await putTally(room_id, message_id, passing, head);
    },
  };
}
