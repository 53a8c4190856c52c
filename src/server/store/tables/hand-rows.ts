import type { Id } from "../../../protocol";
import { PARTICIPANT, type ParticipantRow } from "./rows";
import type { Statements } from "./statements";

export function handRowsBy({ reading, writing }: Statements) {
  const raised = reading<ParticipantRow>(
    `SELECT ${PARTICIPANT} FROM "Participant" WHERE room_id = ? AND hand_updated_at > '' AND left_at IS NULL`,
  );
  const toldBetween = reading<ParticipantRow>(
    `SELECT ${PARTICIPANT} FROM "Participant" WHERE room_id = ? AND hand_passing > ? AND hand_passing <= ?`,
  );
  const put = writing(`UPDATE "Participant" SET hand_updated_at = ?, hand_passing = ? WHERE id = ?`);
  const lowerAll = writing(
    `UPDATE "Participant" SET hand_updated_at = NULL WHERE room_id = ? AND hand_updated_at > ''`,
  );
  return {
    raised: async (room_id: Id) => raised(room_id),
    toldHands: async (room_id: Id, after: number, upTo: number) => toldBetween(room_id, after, upTo),
    putHand: (it: Pick<ParticipantRow, "id" | "hand_updated_at" | "hand_passing">) =>
      put(it.hand_updated_at, it.hand_passing, it.id),
    lowerHands: (room_id: Id) => lowerAll(room_id),
  };
}
