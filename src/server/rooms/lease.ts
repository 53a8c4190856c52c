import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Id } from "../../protocol";
import { LEASE_MS, STOP_LEASE_MS } from "../kit/limits";
import type { Database } from "../store/database/database";
import { Leases } from "../store/upkeep/leases";

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
  readonly #leases: Leases;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#leases = new Leases(parts.database);
  }

  /** The name under which this process lets people be here. It changes if others took it for dead. */
  get process_id(): string {
    return this.#process_id;
  }

  /** Takes the lease. A process that is alone has it for ever, and there is nobody else to look after. */
  async take(tenant: Tenant): Promise<void> {
    this.#tenant = tenant;
    const { database } = this.#parts;
    await this.#leases.add(this.#process_id, database.isShared ? LEASE_MS : undefined);
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
    const shorten = () => this.#leases.shorten(this.#process_id, Math.min(graceMs, LEASE_MS));
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
    const isLate = this.#isLate;
    const isRenewed = await this.#leases.renew(this.#process_id, LEASE_MS);
    if (!isRenewed) {
      const process_id = randomUUID();
      await this.#leases.add(process_id, LEASE_MS);
      this.#process_id = process_id;
    }
    this.#renewedAt = performance.now();
    if (isLate) this.#patientUntil = this.#renewedAt + LEASE_MS;
    if (!isRenewed) this.#tenant?.reappear();
  }

  /** Ends the stays of processes whose lease has run out, room by room. */
  async #evictDead(): Promise<void> {
    const dead = await this.#leases.endOverdue(this.#process_id, Math.max(0, this.#parts.graceMs - LEASE_MS));
    for (const process_id of dead) {
      for (const room_id of await this.#leases.roomsOf(process_id)) await this.#tenant?.evict(room_id, process_id);
      await this.#leases.forget(process_id);
    }
  }
}
