import type { Id } from "../../../protocol";
import { slowBreather } from "../../kit/event-loop";
import { ERASED_ROWS } from "../../kit/limits";
import type { Database } from "../database/database";

/** Erases the contents of removed rooms in slices, with other work in between. */
export class Erasing {
  readonly #database: Database;
  #isStopped = false;

  constructor(database: Database) {
    this.#database = database;
  }

  stop(): void {
    this.#isStopped = true;
  }

  /** Resumes the erasures that a stop or a fault interrupted. */
  async eraseRest(): Promise<void> {
    const rooms = await this.#database.read.room.findMany({
      where: { removed_at: { not: null } },
      select: { id: true },
    });
    for (const { id } of rooms) await this.erase(id);
  }

  /** Erases a removed room: first the large tables in slices, then the rest at once. */
  async erase(room_id: Id): Promise<void> {
    const { write } = this.#database;
    const breathe = slowBreather();
    for (const slice of this.#slices(room_id))
      while ((await slice()) === ERASED_ROWS) {
        if (this.#isStopped) return;
        await breathe();
      }
    if (this.#isStopped) return;
    await write.room.deleteMany({ where: { id: room_id } });
    await this.#database.checkpoint();
  }

  #slices(room_id: Id): (() => Promise<number>)[] {
    const { write } = this.#database;
    return [
      () => write.$executeRaw`
        DELETE FROM "Message" WHERE room_id = ${room_id} AND number IN (
          SELECT number FROM "Message" WHERE room_id = ${room_id} ORDER BY number LIMIT ${ERASED_ROWS})`,
      () => write.$executeRaw`
        DELETE FROM "LogEntry" WHERE room_id = ${room_id} AND number IN (
          SELECT number FROM "LogEntry" WHERE room_id = ${room_id} ORDER BY number LIMIT ${ERASED_ROWS})`,
      () => write.$executeRaw`
        DELETE FROM "Receipt" WHERE (participant_id, transaction_id) IN (
          SELECT participant_id, transaction_id FROM "Receipt"
          JOIN "Participant" ON "Participant".id = participant_id WHERE room_id = ${room_id} LIMIT ${ERASED_ROWS})`,
      () => write.$executeRaw`
        DELETE FROM "LastSeen" WHERE (participant_id, conversation) IN (
          SELECT participant_id, conversation FROM "LastSeen"
          JOIN "Participant" ON "Participant".id = participant_id WHERE room_id = ${room_id} LIMIT ${ERASED_ROWS})`,
    ];
  }
}
