import type { Id } from "../../../protocol";
import { NAMESAKES } from "../../kit/limits";
import type { ParticipantRow } from "./rows";
import type { Statements } from "./statements";

/** A `rank` of 0 is a moderator's. */
export type Namesake = { readonly id: Id; readonly display_name: string; readonly rank: number; readonly mark: number };

export type NameRows = ReturnType<typeof nameRowsBy>;

export function nameRowsBy({ reading, writing }: Statements) {
  const alike = (what: string) =>
    `SELECT * FROM (SELECT id, display_name, rank, mark FROM "Participant" WHERE room_id = ? AND look = ? AND stranger IS NULL AND ${what}) AS it`;
  const namesakes = reading<Namesake>(
    [
      alike(`rank = 0 LIMIT ${NAMESAKES}`),
      alike(`rank = 1 AND mark = ? LIMIT ${NAMESAKES}`),
      alike("rank = 1 ORDER BY mark DESC LIMIT 1"),
    ].join(" UNION ALL "),
  );
  const marks = reading<{ mark: number }>(
    `SELECT mark FROM "Participant" WHERE room_id = ? AND look = ? AND stranger IS NULL`,
  );
  const rename = writing(`UPDATE "Participant" SET display_name = ?, sort_name = ?, look = ?, mark = ? WHERE id = ?`);

  const giveName = writing(`UPDATE "Participant" SET name_is_given = (1 = 1) WHERE id = ?`);

  return {
    giveName: (id: Id) => giveName(id),
    /**
     * Of the participants with this look: the moderators, those with this mark, and the one with the highest mark.
     * Nobody who waits for the first time has a name yet.
     */
    namesakes: async (room_id: Id, look: string, mark: number) =>
      namesakes(room_id, look, room_id, look, mark, room_id, look),
    marks: async (room_id: Id, look: string) => (await marks(room_id, look)).map(({ mark }) => mark),
    rename: (it: Pick<ParticipantRow, "id" | "display_name" | "sort_name" | "look" | "mark">) =>
      rename(it.display_name, it.sort_name, it.look, it.mark, it.id),
  };
}
