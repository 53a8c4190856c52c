import type Sqlite from "libsql";
import type { Id } from "../../protocol";
import type { RoomRow } from "./commit-rows";
import type { FiledRow, LogRow, ReadRows, SeenRow, SentRow } from "./read-rows";
import type { MessageRow } from "./rows";
import { type Stored, type StoredParticipant, statementsOn, toParticipant } from "./sqlite-statements";

const MESSAGE = "id, source, timestamp, scope, target, content";
/** Comes after every number. */
const NO_END = Number.MAX_SAFE_INTEGER;

/** {@link ReadRows} in prepared statements. */
export function sqliteReadRows(connection: Sqlite.Database): ReadRows {
  const { reading } = statementsOn(connection);
  const room = reading(`SELECT id, title, owner, enabled, head, passing, here, clock FROM "Room" WHERE id = ?`);
  const participant = reading(`SELECT * FROM "Participant" WHERE id = ?`);
  const participantOf = reading(`SELECT * FROM "Participant" WHERE room_id = ? AND identity = ?`);
  const participants = reading(
    `SELECT * FROM "Participant" WHERE room_id = ? AND id IN (SELECT value FROM json_each(?))`,
  );
  const present = reading(`SELECT * FROM "Participant" WHERE room_id = ? AND left_at IS NULL`);
  const correspondents = reading(`SELECT correspondent FROM "Correspondence" WHERE participant_id = ?`);
  const newest = reading(
    `SELECT ${MESSAGE} FROM "Message" WHERE room_id = ? AND conversation = ? AND number < ?
     ORDER BY number DESC LIMIT ?`,
  );
  const newestOfAll = reading(
    `SELECT ${MESSAGE}, conversation, number FROM "Message"
     WHERE room_id = ? AND conversation IN (SELECT value FROM json_each(?)) AND number < ?
     ORDER BY number DESC LIMIT ?`,
  );
  const messages = reading(
    `SELECT ${MESSAGE}, number, transaction_id FROM "Message" WHERE room_id = ? AND number > ? AND number <= ?
     ORDER BY number LIMIT ?`,
  );
  const entries = reading(
    `SELECT * FROM "LogEntry" WHERE room_id = ? AND number > ? AND number <= ? ORDER BY number LIMIT ?`,
  );
  const lastSeen = reading(`SELECT conversation, timestamp FROM "LastSeen" WHERE participant_id = ?`);

  return {
    room: (id) => {
      const [row] = room<Stored<RoomRow, "enabled">>(id);
      return row && { ...row, enabled: row.enabled === 1 };
    },
    participant: (id) => participant<StoredParticipant>(id).map(toParticipant)[0],
    participantOf: (room_id, identity) => participantOf<StoredParticipant>(room_id, identity).map(toParticipant)[0],
    participants: (room_id, ids) => participants<StoredParticipant>(room_id, JSON.stringify(ids)).map(toParticipant),
    present: (room_id) => present<StoredParticipant>(room_id).map(toParticipant),
    correspondents: (self) => correspondents<{ correspondent: Id }>(self).map(({ correspondent }) => correspondent),
    newest: ({ room_id, conversation, before = NO_END, limit }) =>
      newest<MessageRow>(room_id, conversation, before, limit),
    newestOfAll: ({ room_id, conversations, before = NO_END, limit }) =>
      newestOfAll<FiledRow>(room_id, JSON.stringify(conversations), before, limit),
    messages: ({ room_id, after, upTo, limit }) => messages<SentRow>(room_id, after, upTo, limit),
    entries: ({ room_id, after, upTo, limit }) => entries<LogRow>(room_id, after, upTo, limit),
    lastSeen: (participant_id) => lastSeen<SeenRow>(participant_id),
  };
}
