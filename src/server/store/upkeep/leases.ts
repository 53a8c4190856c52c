import { type Id, timestampAt } from "../../../protocol";
import type { Database } from "../database/database";

const NEVER = "9999-12-31T23:59:59.999999Z";
const OVER = "";

/** A row for each process that shares the database. Times are by the wall clocks of their machines. */
export class Leases {
  readonly #write: Database["write"];

  constructor({ write }: Pick<Database, "write">) {
    this.#write = write;
  }

  async add(process_id: string, endsInMs: number | undefined): Promise<void> {
    const expires_at = endsInMs === undefined ? NEVER : at(endsInMs);
    await this.#write.lease.create({ data: { process_id, expires_at } });
  }

  /** Returns `false` where another process has ended it. */
  async renew(process_id: string, endsInMs: number): Promise<boolean> {
    const where = { process_id, expires_at: { not: OVER } };
    const { count } = await this.#write.lease.updateMany({ where, data: { expires_at: at(endsInMs) } });
    return count > 0;
  }

  async shorten(process_id: string, endsInMs: number): Promise<void> {
    await this.#write.lease.updateMany({ where: { process_id }, data: { expires_at: at(endsInMs) } });
  }

  /** Returns all processes whose leases are over. */
  async endOverdue(process_id: string, sinceMs: number): Promise<string[]> {
    // Ended first: a process that lives after all notices when it renews.
    await this.#write.lease.updateMany({
      where: { expires_at: { lt: at(-sinceMs) }, process_id: { not: process_id } },
      data: { expires_at: OVER },
    });
    const dead = await this.#write.lease.findMany({ where: { expires_at: OVER } });
    return dead.map((it) => it.process_id);
  }

  async roomsOf(process_id: string): Promise<Id[]> {
    const rooms = await this.#write.stay.groupBy({ by: ["room_id"], where: { process_id } });
    return rooms.map(({ room_id }) => room_id);
  }

  async forget(process_id: string): Promise<void> {
    await this.#write.lease.deleteMany({ where: { process_id, stays: { none: {} } } });
  }
}

function at(fromNowMs: number): string {
  return timestampAt(Date.now() + fromNowMs);
}
