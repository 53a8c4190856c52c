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

type Tenant = {
  evict(room_id: Id, process_id: string): Promise<void>;
  /** Others took this process for dead: stores its stays again, under the process's new name. */
  reappear(): void;
};

/**
 * The sign of life of a process in a shared database: when it runs out, another process ends its stays. Times are
 * compared across machines, so the clocks must agree.
 */
export class Lease {
  #process_id = randomUUID() as string;
  #timer: NodeJS.Timeout | undefined;
  #renewedAt = performance.now();
  #patientUntil = 0;
  #renewing: Promise<void> | undefined;
  #beating: Promise<void> = Promise.resolve();
  #tenant: Tenant | undefined;
  readonly #parts: Parts;
  readonly #leases: Leases;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#leases = new Leases(parts.database);
  }

  /** Changes when other processes took this one for dead. */
  get process_id(): string {
    return this.#process_id;
  }

  /** A lone process keeps its lease for ever, and watches nobody. */
  async take(tenant: Tenant): Promise<void> {
    this.#tenant = tenant;
    const { database } = this.#parts;
    await this.#leases.add(this.#process_id, database.isShared ? LEASE_MS : undefined);
    if (!database.isShared) return;
    await this.#evictDead();
    this.#beat();
  }

  /** Renews a lease that ran out while the process stood still. */
  async hold(): Promise<void> {
    // During an outage, the caller waits for the database anyway.
    if (this.#parts.database.isShared && this.#isLate) await this.#renew().catch(() => {});
  }

  /** Lets the lease end with the grace time of its participants, who may reconnect to another process until then. */
  async release(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { database, graceMs, report } = this.#parts;
    if (!database.isShared) return;
    const shorten = () => this.#leases.shorten(this.#process_id, Math.min(graceMs, LEASE_MS));
    // A renewal in progress would lengthen the lease again, or rename it. During an outage it runs out by itself.
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

  async #lookAfter(): Promise<void> {
    const { report } = this.#parts;
    await this.#renew().catch(report);
    // After an outage here, other processes had one, too: they get time to renew.
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

  async #evictDead(): Promise<void> {
    const dead = await this.#leases.endOverdue(this.#process_id, Math.max(0, this.#parts.graceMs - LEASE_MS));
    for (const process_id of dead) {
      for (const room_id of await this.#leases.roomsOf(process_id)) await this.#tenant?.evict(room_id, process_id);
      await this.#leases.forget(process_id);
    }
  }
}
