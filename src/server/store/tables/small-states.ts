import type { Filters, Id } from "../../../protocol";
import type { Statements } from "./statements";
import { parsed } from "./trouble";

export type SmallStateRow = {
  readonly room_id: Id;
  readonly namespace: string;
  readonly state: object;
  /** The number of the passing event that told of it; 0 leaves the number as it was. */
  readonly passing: number;
};

export function smallStatesBy({ reading, writing }: Statements) {
  const find = reading<{ namespace: string; state: string }>(
    `SELECT namespace, state FROM "SmallState" WHERE room_id = ?`,
  );
  const put = writing(
    `INSERT INTO "SmallState" (room_id, namespace, state, passing) VALUES (?, ?, ?, ?)
     ON CONFLICT (room_id, namespace) DO UPDATE SET state = excluded.state,
       passing = CASE WHEN excluded.passing > 0 THEN excluded.passing ELSE "SmallState".passing END`,
  );
  const toldBetween = reading<{ namespace: string; passing: number }>(
    `SELECT namespace, passing FROM "SmallState" WHERE room_id = ? AND passing > ? AND passing <= ?`,
  );
  return {
    smallStates: async (room_id: Id): Promise<ReadonlyMap<string, object>> =>
      new Map((await find(room_id)).map(({ namespace, state }) => [namespace, parsed<object>(state)])),
    putSmallState: ({ room_id, namespace, state, passing }: SmallStateRow) =>
      put(room_id, namespace, JSON.stringify(state), passing),
    toldStates: async (room_id: Id, after: number, upTo: number) => toldBetween(room_id, after, upTo),
  };
}

export function filterRowsBy({ reading, writing }: Statements) {
  const find = reading<{ words: string; on_match: Filters["on_match"] }>(
    `SELECT words, on_match FROM "Filters" WHERE room_id = ?`,
  );
  const put = writing(
    `INSERT INTO "Filters" (room_id, words, on_match) VALUES (?, ?, ?)
     ON CONFLICT (room_id) DO UPDATE SET words = excluded.words, on_match = excluded.on_match`,
  );
  const mark = writing(`UPDATE "Room" SET filters_at = ? WHERE id = ?`);
  return {
    filters: async (room_id: Id): Promise<Filters | undefined> => {
      const [row] = await find(room_id);
      return row && { words: parsed<string[]>(row.words), on_match: row.on_match };
    },
    putFilters: async (room_id: Id, { words, on_match }: Filters, number: number) => {
      await put(room_id, JSON.stringify(words), on_match);
      await mark(number, room_id);
    },
  };
}
