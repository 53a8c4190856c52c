import type { Id } from "../../../protocol";
import type { Statements } from "./statements";
import { parsed } from "./trouble";

export type SmallStateRow = {
  readonly room_id: Id;
  readonly namespace: string;
  readonly state: object;
  /** The number of the passing event that told of it; 0 leaves the number as it was. */
  readonly passing: number;
};

/** The small states of rooms: one JSON text for each namespace that has one. */
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
    /** The namespaces whose states passing events of a range have told. */
    toldStates: async (room_id: Id, after: number, upTo: number) => toldBetween(room_id, after, upTo),
  };
}
