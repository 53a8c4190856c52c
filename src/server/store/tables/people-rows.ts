import type { Id } from "../../../protocol";
import { type InviteRow, PARTICIPANT, type ParticipantRow } from "./rows";
import { OF_ROOM } from "./shown-messages";
import type { Statements } from "./statements";

export function peopleRowsBy({ reading, among }: Statements) {
  const participantOf = reading<ParticipantRow>(
    `SELECT ${PARTICIPANT} FROM "Participant" WHERE room_id = ? AND identity = ?
     AND EXISTS (SELECT 1 FROM "Room" WHERE id = room_id AND removed_at IS NULL)`,
  );
  const participants = reading<ParticipantRow>(
    `SELECT ${PARTICIPANT} FROM "Participant" WHERE ${among("id")} AND ${OF_ROOM}`,
  );
  const present = reading<ParticipantRow>(
    `SELECT ${PARTICIPANT} FROM "Participant" WHERE room_id = ? AND left_at IS NULL`,
  );
  const invite = reading<InviteRow>(
    `SELECT code, invite_id, room_id, label, issued_by, role, groups, created_at, expires_at, max_uses, uses, revoked_at FROM "Invite" WHERE code = ?`,
  );
  const redemption = reading(`SELECT code FROM "Redemption" WHERE participant_id = ? AND code = ?`);
  return {
    /** Finds nothing in a removed room. */
    participantOf: async (room_id: Id, identity: Id) => (await participantOf(room_id, identity))[0],
    participants: async (room_id: Id, ids: readonly Id[]) => participants(ids, room_id),
    present: async (room_id: Id) => present(room_id),
    invite: async (code: string) => (await invite(code))[0],
    hasPresented: async (participant_id: Id, code: string) => (await redemption(participant_id, code)).length > 0,
  };
}
