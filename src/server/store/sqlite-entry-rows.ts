import type Sqlite from "libsql";
import type { EntryRows, InviteRow } from "./entry-rows";
import { type ParticipantRow, UNTOLD } from "./rows";
import { statementsOn } from "./sqlite-statements";

/** {@link EntryRows} in prepared statements, on the connection on which Prisma's transactions run. */
export function sqliteEntryRows(connection: Sqlite.Database): EntryRows {
  const { reading, writing } = statementsOn(connection);
  const participantOf = reading<ParticipantRow>(`SELECT * FROM "Participant" WHERE room_id = ? AND identity = ?`);
  const addParticipant = writing(
    `INSERT INTO "Participant" (id, room_id, identity, display_name, rank, sort_name, role, is_room_owner, groups,
       invited_role, changed, passing, joined_at, left_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const arrive = writing(
    `UPDATE "Participant" SET joined_at = ?, left_at = NULL, passing = ${UNTOLD}, rank = ?, sort_name = ? WHERE id = ?`,
  );
  const depart = writing(`UPDATE "Participant" SET left_at = ? WHERE id = ?`);
  const invite = reading<InviteRow>(`SELECT * FROM "Invite" WHERE code = ?`);
  const redemption = reading(`SELECT code FROM "Redemption" WHERE participant_id = ? AND code = ?`);
  const addRedemption = writing(`INSERT INTO "Redemption" (participant_id, code) VALUES (?, ?)`);
  const addUse = writing(`UPDATE "Invite" SET uses = uses + 1 WHERE code = ?`);
  const addStay = writing(
    `INSERT INTO "Stay" (participant_id, process_id, room_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const endStay = writing(`DELETE FROM "Stay" WHERE participant_id = ? AND process_id = ?`);
  const stays = reading<{ count: number }>(`SELECT count(*) AS count FROM "Stay" WHERE participant_id = ?`);

  return {
    participantOf: (room_id, identity) => participantOf(room_id, identity)[0],
    addParticipant: (it) =>
      addParticipant(
        it.id,
        it.room_id,
        it.identity,
        it.display_name,
        it.rank,
        it.sort_name,
        it.role,
        it.is_room_owner ? 1 : 0,
        it.groups,
        it.invited_role,
        it.changed,
        it.passing,
        it.joined_at,
        it.left_at,
      ),
    arrive: (it) => arrive(it.joined_at, it.rank, it.sort_name, it.id),
    depart: (id, left_at) => depart(left_at, id),
    invite: (code) => invite(code)[0],
    hasPresented: (participant_id, code) => redemption(participant_id, code).length > 0,
    redeem: (participant_id, code) => {
      addRedemption(participant_id, code);
      addUse(code);
    },
    addStay: (it) => addStay(it.participant_id, it.process_id, it.room_id),
    endStays: (process_id, participant_ids) => {
      for (const participant_id of participant_ids) endStay(participant_id, process_id);
    },
    stays: (participant_id) => stays(participant_id)[0]?.count ?? 0,
  };
}
