import type { Id } from "../../../protocol";
import { ERASED_ROWS, ERASING_SLICE_MS } from "../../kit/limits";
import type { Database, Slice } from "../database/database";
import { PATIENCE } from "../database/database";
import type { Transaction } from "../tables/rows";
import { absenceOf } from "./absences";

type Step = (tx: Transaction, rows: number) => Promise<number>;

/** With fewer rows, the commits would take most of the time. */
const LEAST_ROWS = 100;

export async function erasableRooms({ read }: Database, most: number) {
  const removed = await read.room.findMany({
    where: { removed_at: { not: null } },
    select: { id: true },
    take: most,
  });
  const cleared = await read.$queryRaw<{ id: Id }[]>`
    SELECT id FROM "Room" WHERE cleared_before > 0 AND EXISTS (
      SELECT 1 FROM "Message" WHERE room_id = "Room".id AND conversation = 'global' AND number < cleared_before)
    LIMIT ${most}`;
  return { removed: removed.map(({ id }) => id), cleared: cleared.map(({ id }) => id) };
}

export function slicesOfCleared(database: Database, room_id: Id): Slice {
  return slicesOf(database, [
    async (tx, rows) => {
      const reactions = await tx.$executeRaw`
        DELETE FROM "Reaction" WHERE (message_id, participant_id, reaction) IN (
          SELECT message_id, participant_id, reaction FROM "Reaction" WHERE message_id IN (
            SELECT id FROM "Message" WHERE room_id = ${room_id} AND conversation = 'global'
              AND number < (SELECT cleared_before FROM "Room" WHERE id = ${room_id}) ORDER BY number LIMIT ${rows})
          LIMIT ${rows})`;
      if (reactions === rows) return rows;
      const counts = await tx.$executeRaw`
        DELETE FROM "ReactionCount" WHERE (message_id, reaction) IN (
          SELECT message_id, reaction FROM "ReactionCount" WHERE message_id IN (
            SELECT id FROM "Message" WHERE room_id = ${room_id} AND conversation = 'global'
              AND number < (SELECT cleared_before FROM "Room" WHERE id = ${room_id}) ORDER BY number LIMIT ${rows})
          LIMIT ${rows})`;
      // The messages are next, once they have no reactions.
      if (counts === rows) return rows;
      const [{ told } = { told: null }] = await tx.$queryRaw<{ told: string | null }[]>`
        SELECT string_agg(CAST(number AS TEXT), ' ') AS told FROM (
          SELECT number FROM "Message" WHERE room_id = ${room_id} AND conversation = 'global'
            AND number < (SELECT cleared_before FROM "Room" WHERE id = ${room_id}) ORDER BY number LIMIT ${rows}
        ) AS next`;
      const absence = absenceOf(told?.split(" ").map(Number) ?? []);
      if (absence === undefined) return 0;
      const { first, last, because, numbers } = absence;
      // Another process may do the same at the same time.
      await tx.$executeRaw`
        INSERT INTO "Absence" (room_id, first, last, because, numbers)
        VALUES (${room_id}, ${first}, ${last}, ${because}, ${numbers}) ON CONFLICT DO NOTHING`;
      return tx.$executeRaw`
        DELETE FROM "Message" WHERE room_id = ${room_id} AND conversation = 'global'
          AND number >= ${first} AND number <= ${last}`;
    },
  ]);
}

/** Erases a removed room: first the large tables, then the rest at once. */
export function slicesOfRemoved(database: Database, room_id: Id): Slice {
  return slicesOf(database, [
    (tx, rows) => tx.$executeRaw`
      DELETE FROM "Reaction" WHERE (message_id, participant_id, reaction) IN (
        SELECT message_id, participant_id, reaction FROM "Reaction" WHERE room_id = ${room_id} LIMIT ${rows})`,
    async (tx, rows) => {
      const counts = await tx.$executeRaw`
        DELETE FROM "ReactionCount" WHERE (message_id, reaction) IN (
          SELECT message_id, reaction FROM "ReactionCount" WHERE message_id IN (
            SELECT id FROM "Message" WHERE room_id = ${room_id} ORDER BY number LIMIT ${rows})
          LIMIT ${rows})`;
      if (counts === rows) return rows;
      return tx.$executeRaw`
        DELETE FROM "Message" WHERE room_id = ${room_id} AND number IN (
          SELECT number FROM "Message" WHERE room_id = ${room_id} ORDER BY number LIMIT ${rows})`;
    },
    (tx, rows) => tx.$executeRaw`
      DELETE FROM "LogEntry" WHERE room_id = ${room_id} AND number IN (
        SELECT number FROM "LogEntry" WHERE room_id = ${room_id} ORDER BY number LIMIT ${rows})`,
    (tx, rows) => tx.$executeRaw`
      DELETE FROM "Receipt" WHERE (participant_id, transaction_id) IN (
        SELECT participant_id, transaction_id FROM "Receipt"
        JOIN "Participant" ON "Participant".id = participant_id WHERE room_id = ${room_id} LIMIT ${rows})`,
    (tx, rows) => tx.$executeRaw`
      DELETE FROM "LastSeen" WHERE (participant_id, conversation) IN (
        SELECT participant_id, conversation FROM "LastSeen"
        JOIN "Participant" ON "Participant".id = participant_id WHERE room_id = ${room_id} LIMIT ${rows})`,
    async (tx) => {
      await tx.room.deleteMany({ where: { id: room_id } });
      return 0;
    },
  ]);
}

/**
 * Each step ends when it finds less than it may erase. On SQLite a slice has as many rows as time allows; on PostgreSQL
 * nobody else waits for it.
 */
function slicesOf({ write, isShared }: Database, steps: readonly Step[]): Slice {
  let at = 0;
  let rows = isShared ? ERASED_ROWS : LEAST_ROWS;
  return async () => {
    const step = steps[at];
    if (step === undefined) return true;
    const [erased, tookMs] = await write.$transaction(async (tx) => {
      // Neither the wait for others' transactions nor the commit takes longer with more rows.
      const start = performance.now();
      return [await step(tx, rows), performance.now() - start];
    }, PATIENCE);
    if (erased < rows) at++;
    if (isShared) return at === steps.length;
    if (tookMs > ERASING_SLICE_MS) rows = Math.max(LEAST_ROWS, Math.floor(rows / 2));
    else if (tookMs < ERASING_SLICE_MS / 2) rows = Math.min(ERASED_ROWS, rows * 2);
    return at === steps.length;
  };
}
