import type { Id, Timestamp } from "../../../protocol";
import type { Prisma } from "../generated/sqlite/client";
import { PARTICIPANT, type ParticipantRow, UNANNOUNCED } from "./rows";
import type { Statements } from "./statements";

type StayRow = Prisma.StayGetPayload<object>;

/** What changes when somebody is here again: since when, and where they stand in the list of the room. */
type Arrival = Pick<ParticipantRow, "id" | "rank" | "sort_name"> & { readonly joined_at: Timestamp };

/**
 * What is read and written when somebody comes into a room or goes, inside the transaction that holds the room. When a
 * crowd comes, it decides how long they wait.
 */
export function entryRowsBy({ reading, writing, among }: Statements) {
  const addParticipant = writing(
    `INSERT INTO "Participant" (${PARTICIPANT})
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ? = 1, ?, ?, ?, ?, ?, ?)`,
  );
  const arrive = writing(
    `UPDATE "Participant" SET joined_at = ?, left_at = NULL, passing = ${UNANNOUNCED}, rank = ?, sort_name = ? WHERE id = ?`,
  );
  const depart = writing(`UPDATE "Participant" SET left_at = ? WHERE id = ?`);
  const addRedemption = writing(`INSERT INTO "Redemption" (participant_id, code) VALUES (?, ?)`);
  const addUse = writing(`UPDATE "Invite" SET uses = uses + 1 WHERE code = ?`);
  const addStay = writing(
    `INSERT INTO "Stay" (participant_id, process_id, room_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const endStays = writing(`DELETE FROM "Stay" WHERE process_id = ? AND ${among("participant_id")}`);
  const stays = reading<{ process_id: string }>(`SELECT process_id FROM "Stay" WHERE participant_id = ?`);

  return {
    addParticipant: (it: ParticipantRow) =>
      addParticipant(
        it.id,
        it.room_id,
        it.identity,
        it.display_name,
        it.rank,
        it.sort_name,
        it.look,
        it.mark,
        it.role,
        it.is_room_owner ? 1 : 0,
        it.groups,
        it.invited_role,
        it.changed,
        it.passing,
        it.joined_at,
        it.left_at,
      ),
    /** Lets somebody be here who was not, and of whom the room is yet to be told. */
    arrive: (it: Arrival) => arrive(it.joined_at, it.rank, it.sort_name, it.id),
    /** Lets somebody be away. */
    depart: (id: Id, left_at: Timestamp) => depart(left_at, id),
    /** Notes that somebody has presented an invitation, which counts as a use of it. */
    redeem: async (participant_id: Id, code: string) => {
      await addRedemption(participant_id, code);
      await addUse(code);
    },
    /** Notes that somebody is here by way of a process, if that is not noted yet. */
    addStay: (it: StayRow) => addStay(it.participant_id, it.process_id, it.room_id),
    endStays: (process_id: string, participant_ids: readonly Id[]) => endStays(process_id, participant_ids),
    /** By way of how many processes somebody is here. */
    stays: async (participant_id: Id) => (await stays(participant_id)).length,
  };
}
