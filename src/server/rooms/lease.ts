import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type Id, timestampAt } from "../../protocol";
import { LEASE_MS, STOP_LEASE_MS } from "../kit/limits";
import type { Database } from "../store/database/database";

type Parts = {
  readonly database: Database;
  readonly graceMs: number;
  readonly report: (fault: unknown) => void;
};

/** Acts for those who are here by way of a process. */
type Tenant = {
  /** Ends the stays in a room of a process that is no more. */
  evict(room_id: Id, process_id: string): Promise<void>;
  /** Others took this process for dead: the tenant says anew what it stands for, under the process's new name. */
  reappear(): void;
};

/**
 * The sign of life of a process, in the database that it shares with others. When one has not been renewed, its people
 * are here no longer, and any other process says so. Times are compared across machines: their clocks must agree.
 */
export class Lease {
  #process_id = randomUUID() as string;
  #timer: NodeJS.Timeout | undefined;
  #renewedAt = performance.now();
  #patientUntil = 0;
  #renewing: Promise<void> | undefined;
  /** What it does by itself, until that is done. */
  #beating: Promise<void> = Promise.resolve();
  #tenant: Tenant | undefined;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The name under which this process lets people be here. It changes if others took it for dead. */
  get process_id(): string {
    return this.#process_id;
  }

  /** Takes the lease. A process that is alone has it for ever, and there is nobody else to look after. */
  async take(tenant: Tenant): Promise<void> {
    this.#tenant = tenant;
    const { database } = this.#parts;
    const expires_at = database.isShared ? this.#end() : NEVER;
    await database.write.lease.create({ data: { process_id: this.#process_id, expires_at } });
    if (!database.isShared) return;
    await this.#evictDead();
    this.#beat();
  }

  /** Sees to it that the lease holds, which may have run out while the process stood still. */
  async hold(): Promise<void> {
    // Without a database whoever asks waits for that, too.
    if (this.#parts.database.isShared && this.#isLate) await this.#renew().catch(() => {});
  }

  /** Lets the lease end when the grace time of those who are here does: until then they may come to another process. */
  async release(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { database, graceMs, report } = this.#parts;
    if (!database.isShared) return;
    const expires_at = at(Math.min(graceMs, LEASE_MS));
    const shorten = () =>
      database.write.lease.updateMany({ where: { process_id: this.#process_id }, data: { expires_at } });
    // A renewal that has begun would lengthen it again, or give it another name. Without a database it ends by itself, only later.
    const released = this.#beating.then(shorten).catch(report);
    await Promise.race([released, sleep(STOP_LEASE_MS, undefined, { ref: false })]);
  }

  #beat(): void {
    this.#timer = setTimeout(async () => {
      this.#beating = this.#lookAfter();
      await this.#beating;
      if (this.#timer !== undefined) this.#beat();
    }, LEASE_MS / 4);
    this.#timer.unref();
  }

  /** Renews the lease, and ends the stays of processes that do not renew theirs. */
  async #lookAfter(): Promise<void> {
    const { report } = this.#parts;
    await this.#renew().catch(report);
    // A process that could not renew for so long was not alone in that: the others are given the time to.
    if (performance.now() > this.#patientUntil) await this.#evictDead().catch(report);
  }

  get #isLate(): boolean {
    return performance.now() - this.#renewedAt > LEASE_MS;
  }

  #renew(): Promise<void> {
    this.#renewing ??= this.#renewOnce().finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  async #renewOnce(): Promise<void> {
    const { lease } = this.#parts.database.write;
    const isLate = this.#isLate;
    const where = { process_id: this.#process_id, expires_at: { not: OVER } };
    const { count } = await lease.updateMany({ where, data: { expires_at: this.#end() } });
    if (count === 0) {
      const process_id = randomUUID();
      await lease.create({ data: { process_id, expires_at: this.#end() } });
      this.#process_id = process_id;
    }
    this.#renewedAt = performance.now();
    if (isLate) this.#patientUntil = this.#renewedAt + LEASE_MS;
    if (count === 0) this.#tenant?.reappear();
  }

  /** Ends the stays of processes whose lease has run out, room by room. */
  async #evictDead(): Promise<void> {
    const { database, graceMs } = this.#parts;
    const longest = at(-Math.max(0, graceMs - LEASE_MS));
    // Ended first: the process notices when it renews, if it lives after all.
    await database.write.lease.updateMany({
      where: { expires_at: { lt: longest }, process_id: { not: this.#process_id } },
      data: { expires_at: OVER },
    });
    const dead = await database.write.lease.findMany({ where: { expires_at: OVER } });
    for (const { process_id } of dead) {
      const rooms = await database.write.stay.groupBy({ by: ["room_id"], where: { process_id } });
      for (const { room_id } of rooms) await this.#tenant?.evict(room_id, process_id);
      await database.write.lease.deleteMany({ where: { process_id, stays: { none: {} } } });
    }
  }

  #end(): string {
    return at(LEASE_MS);
  }
}

/** Comes after every time. */
const NEVER = "9999-12-31T23:59:59.999999Z";
/** Comes before every time. */
const OVER = "";

function at(fromNowMs: number): string {
  return timestampAt(Date.now() + fromNowMs);
}
