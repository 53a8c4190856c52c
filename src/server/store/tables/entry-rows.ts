import type { Id, Timestamp } from "../../../protocol";
import type { Prisma } from "../generated/sqlite/client";
import { type ParticipantRow, UNANNOUNCED } from "./rows";
import type { Statements } from "./statements";

type StayRow = Prisma.StayGetPayload<object>;

type EnteringRow = Omit<
  ParticipantRow,
  | "banned_at"
  | "banned_by"
  | "muted_until"
  | "muted_by"
  | "last_posted_at"
  | "waiting_at"
  | "declined_at"
  | "hand_updated_at"
  | "hand_passing"
  | "name_is_given"
>;

type Arrival = Pick<ParticipantRow, "id" | "rank" | "sort_name"> & { readonly joined_at: Timestamp };

/** These statements decide how long a crowd waits. */
export function entryRowsBy({ reading, writing, among }: Statements) {
  const addParticipant = writing(
    `INSERT INTO "Participant" (id, room_id, identity, display_name, rank, sort_name, look, mark, role, is_room_owner, groups, invited_role, visible_from, changed, passing, joined_at, left_at, admission, stranger, came_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ? = 1, ?, ?, ?, ?, ?, ?, ?, ?, ? = 1, ?)`,
  );
  const arrive = writing(
    `UPDATE "Participant" SET joined_at = ?, left_at = NULL, passing = ${UNANNOUNCED}, rank = ?, sort_name = ? WHERE id = ?`,
  );
  const depart = writing(`UPDATE "Participant" SET left_at = ?, hand_updated_at = NULL WHERE id = ?`);
  const addRedemption = writing(`INSERT INTO "Redemption" (participant_id, code) VALUES (?, ?)`);
  const addUse = writing(`UPDATE "Invite" SET uses = uses + 1 WHERE code = ?`);
  const addStay = writing(
    `INSERT INTO "Stay" (participant_id, process_id, room_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const endStays = writing(`DELETE FROM "Stay" WHERE process_id = ? AND ${among("participant_id")}`);
  const endAllStays = writing(`DELETE FROM "Stay" WHERE participant_id = ?`);
  const stays = reading<{ process_id: string }>(`SELECT process_id FROM "Stay" WHERE participant_id = ?`);

  return {
    addParticipant: (it: EnteringRow) =>
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
        it.visible_from,
        it.changed,
        it.passing,
        it.joined_at,
        it.left_at,
        it.admission,
        it.stranger === null ? null : Number(it.stranger),
        it.came_by,
      ),
    /** The join has yet to be announced. */
    arrive: (it: Arrival) => arrive(it.joined_at, it.rank, it.sort_name, it.id),
    depart: (id: Id, left_at: Timestamp) => depart(left_at, id),
    redeem: async (participant_id: Id, code: string) => {
      await addRedemption(participant_id, code);
      await addUse(code);
    },
    addStay: (it: StayRow) => addStay(it.participant_id, it.process_id, it.room_id),
    endStays: (process_id: string, participant_ids: readonly Id[]) => endStays(process_id, participant_ids),
    endAllStays: (participant_id: Id) => endAllStays(participant_id),
    stays: async (participant_id: Id) => (await stays(participant_id)).length,
  };
}
