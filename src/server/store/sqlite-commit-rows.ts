import type Sqlite from "libsql";
import type { CommitRows, ReceiptRow, RoomRow } from "./commit-rows";
import type { ParticipantRow } from "./rows";
import { sqliteEntryRows } from "./sqlite-entry-rows";
import { statementsOn } from "./sqlite-statements";

/**
 * {@link CommitRows} in prepared statements, on the connection on which Prisma's transactions run: whoever calls them
 * holds one. They take microseconds where a call of Prisma's takes as many milliseconds as it has rows to write.
 */
export function sqliteCommitRows(connection: Sqlite.Database): CommitRows {
  const { reading, writing } = statementsOn(connection);
  const room = reading<RoomRow>(
    `SELECT id, title, owner, enabled, head, passing, here, clock FROM "Room" WHERE id = ?`,
  );
  const participants = reading<ParticipantRow>(
    `SELECT * FROM "Participant" WHERE room_id = ? AND id IN (SELECT value FROM json_each(?))`,
  );
  const receipt = reading<ReceiptRow>(`SELECT * FROM "Receipt" WHERE participant_id = ? AND transaction_id = ?`);
  const addMessage = writing(
    `INSERT INTO "Message" (id, room_id, number, conversation, source, scope, target, content, timestamp, transaction_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const addCorrespondence = writing(
    `INSERT INTO "Correspondence" (participant_id, correspondent) VALUES (?, ?) ON CONFLICT DO NOTHING`,
  );
  const addReceipt = writing(
    `INSERT INTO "Receipt" (participant_id, transaction_id, timestamp, message_id) VALUES (?, ?, ?, ?)`,
  );
  const putLastSeen = writing(
    `INSERT INTO "LastSeen" (participant_id, conversation, timestamp, passing) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET timestamp = excluded.timestamp, passing = excluded.passing`,
  );
  const putPassing = writing(`UPDATE "Participant" SET passing = ? WHERE id = ?`);
  const saveRoom = writing(`UPDATE "Room" SET enabled = ?, head = ?, passing = ?, here = ?, clock = ? WHERE id = ?`);

  return {
    ...sqliteEntryRows(connection),
    // The transaction has begun as one that writes: nobody else does until it ends.
    lockRoom: (id) => room(id)[0],
    participants: (room_id, ids) => participants(room_id, ids),
    receipts: (attempts) =>
      attempts.flatMap(({ participant_id, transaction_id }) => receipt(participant_id, transaction_id)),
    addMessages: (rows) => {
      for (const it of rows)
        addMessage(
          it.id,
          it.room_id,
          it.number,
          it.conversation,
          it.source,
          it.scope,
          it.target,
          it.content,
          it.timestamp,
          it.transaction_id,
        );
    },
    addCorrespondences: (rows) => {
      for (const it of rows) addCorrespondence(it.participant_id, it.correspondent);
    },
    addReceipts: (rows) => {
      for (const it of rows) addReceipt(it.participant_id, it.transaction_id, it.timestamp, it.message_id);
    },
    putLastSeen: (it) => putLastSeen(it.participant_id, it.conversation, it.timestamp, it.passing),
    putPassing: (id, passing) => putPassing(passing, id),
    saveRoom: (it) => saveRoom(it.enabled ? 1 : 0, it.head, it.passing, it.here, it.clock, it.id),
  };
}
