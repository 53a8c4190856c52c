import type { Id } from "../../protocol";
import { ERASED_ROWS } from "../limits";
import type { Database } from "./connect";
import type { Lanes } from "./lanes";
import { slowBreather } from "./turns";

type Parts = {
  readonly database: Database;
  readonly lane: Lanes;
  /** Whether the process is about to close the database. */
  readonly isStopping: () => boolean;
};

/**
 * Erases what a large room has most of, its messages and the receipts of its commands, slice by slice, so that other
 * rooms are served in between. A rest is left, which is no more work than that of a small room.
 * @throws {Refused} where the room goes meanwhile
 */
export async function eraseMost({ database, lane, isStopping }: Parts, room_id: Id): Promise<void> {
  const breathe = slowBreather();
  const goOn = async () => {
    await breathe();
    if (isStopping()) throw new Error("a room is erased in part, for Parley stops");
  };
  for (let from = 0; ; ) {
    const next = await database.read.message.findFirst({
      where: { room_id, number: { gte: from } },
      orderBy: { number: "asc" },
      skip: ERASED_ROWS,
      select: { number: true },
    });
    if (next === null) break;
    const where = { room_id, number: { gte: from, lt: next.number } };
    await lane.do({ room_id, repeatable: true, run: ({ tx }) => tx.message.deleteMany({ where }) });
    from = next.number;
    await goOn();
  }
  for (let erased = ERASED_ROWS; erased === ERASED_ROWS; await goOn())
    erased = await lane.do({
      room_id,
      repeatable: true,
      run: ({ tx }) => tx.$executeRaw`
        DELETE FROM "Receipt" WHERE (participant_id, transaction_id) IN (
          SELECT participant_id, transaction_id FROM "Receipt"
          JOIN "Participant" ON "Participant".id = participant_id WHERE room_id = ${room_id} LIMIT ${ERASED_ROWS})`,
    });
}
