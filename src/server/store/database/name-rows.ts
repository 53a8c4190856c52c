import type { Id } from "../../../protocol";
import { NAMESAKES } from "../../kit/limits";
import type { ParticipantRow } from "./rows";
import type { Statements } from "./statements";

/** A participant whose name may look like another. `rank` 0 is a moderator. */
export type Namesake = { readonly id: Id; readonly display_name: string; readonly rank: number; readonly mark: number };

/** What is read and written when somebody takes a name, inside the transaction that holds the room. */
export function nameRowsBy({ reading, writing }: Statements) {
  const alike = (what: string) =>
    `SELECT * FROM (SELECT id, display_name, rank, mark FROM "Participant" WHERE room_id = ? AND look = ? AND ${what}) AS it`;
  const namesakes = reading<Namesake>(
    [
      alike(`rank = 0 LIMIT ${NAMESAKES}`),
      alike(`rank = 1 AND mark = ? LIMIT ${NAMESAKES}`),
      alike("rank = 1 ORDER BY mark DESC LIMIT 1"),
    ].join(" UNION ALL "),
  );
  const marks = reading<{ mark: number }>(`SELECT mark FROM "Participant" WHERE room_id = ? AND look = ?`);
  const rename = writing(`UPDATE "Participant" SET display_name = ?, sort_name = ?, look = ?, mark = ? WHERE id = ?`);

  return {
    /** Of those whose names may look alike: the moderators, those with a mark, and the one with the greatest. */
    namesakes: async (room_id: Id, look: string, mark: number) =>
      namesakes(room_id, look, room_id, look, mark, room_id, look),
    /** The marks of all whose names may look alike. */
    marks: async (room_id: Id, look: string) => (await marks(room_id, look)).map(({ mark }) => mark),
    /** Gives somebody another name. */
    rename: (it: Pick<ParticipantRow, "id" | "display_name" | "sort_name" | "look" | "mark">) =>
      rename(it.display_name, it.sort_name, it.look, it.mark, it.id),
  };
}
