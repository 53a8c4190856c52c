import type { Id } from "../../protocol";
import type { Asking } from "./asking";
import { PARTICIPANT, type ParticipantRow } from "./rows";

/** What is asked about participants by who reads as well as by who commits. */
export function peopleRowsBy({ reading, among }: Asking) {
  const participantOf = reading<ParticipantRow>(
    `SELECT ${PARTICIPANT} FROM "Participant" WHERE room_id = ? AND identity = ?`,
  );
  const participants = reading<ParticipantRow>(
    `SELECT ${PARTICIPANT} FROM "Participant" WHERE room_id = ? AND ${among("id")}`,
  );
  return {
    /** The participant that an identity is in a room. */
    participantOf: async (room_id: Id, identity: Id) => (await participantOf(room_id, identity))[0],
    /** Those of some participants that there are in a room. */
    participants: async (room_id: Id, ids: readonly Id[]) => participants(room_id, ids),
  };
}
