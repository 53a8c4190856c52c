import { setTimeout as sleep } from "node:timers/promises";
import type { Id } from "../../../protocol";
import { ERASING_STOP_MS, ERASURES } from "../../kit/limits";
import type { Database, Erasures, Slice } from "../database/database";
import { erasableRooms, slicesOfCleared, slicesOfRemoved } from "./erasing-slices";

/** The wait for further erasures, in milliseconds: what they leave behind is erased at once. */
const GATHER_MS = 4_000;

type Errand = { readonly slices: () => Slice; readonly done: () => void; slice: Slice; isAgain: boolean };

/**
 * Erases the rows that nobody finds any more, and what they and overwritten texts left in the files: in short slices,
 * in turn, with a pause as long as each slice. A stop or a fault interrupts it, and the next start finds the rest in
 * the database.
 */
export class Erasing implements Erasures {
  readonly #database: Database;
  readonly #report: (fault: unknown) => void;
  readonly #errands = new Map<string, Errand>();
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isMore = false;
  /** Somebody reads the file for long, which is reported once. */
  #isHindered = false;
  #isStopped = false;

  constructor(database: Database, report: (fault: unknown) => void) {
    this.#database = database;
    this.#report = report;
  }

  cleared(room_id: Id): void {
    if (this.#errands.size < ERASURES) void this.#begin(room_id, () => slicesOfCleared(this.#database, room_id));
    else this.#isMore = true;
  }

  overwritten(): void {
    if (this.#isStopped) return;
    this.#timer ??= setTimeout(() => void this.#eraseRemains(), GATHER_MS).unref();
  }

  /** Resolves when all of it is erased. */
  async erase(room_id: Id): Promise<void> {
    await this.#removed(room_id);
    await this.#eraseRemains();
  }

  async eraseRest(): Promise<void> {
    const { cleared, removed } = await erasableRooms(this.#database, ERASURES);
    for (const room_id of cleared) this.cleared(room_id);
    await Promise.all(removed.map((room_id) => this.#removed(room_id)));
  }

  async stop(): Promise<void> {
    const isClean = this.#timer === undefined && this.#errands.size === 0;
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#running;
    for (const { done } of this.#errands.values()) done();
    if (isClean) return;
    const slice = this.#database.remains();
    const end = performance.now() + ERASING_STOP_MS;
    try {
      while (performance.now() < end && !(await slice()));
    } catch (fault) {
      this.#report(fault);
    }
  }

  async #eraseRemains(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#begin(REMAINS, () => this.#database.remains());
  }

  #removed(room_id: Id): Promise<void> {
    return this.#begin(`removed ${room_id}`, () => slicesOfRemoved(this.#database, room_id));
  }

  /** Resolves when the errand has ended; an errand that is under way is done once more. */
  #begin(name: string, slices: () => Slice): Promise<void> {
    if (this.#isStopped) return Promise.resolve();
    const known = this.#errands.get(name);
    return new Promise((resolve) => {
      const done = () => {
        known?.done();
        resolve();
      };
      this.#errands.set(name, { slices, slice: known?.slice ?? slices(), done, isAgain: known !== undefined });
      this.#running ??= this.#run();
    });
  }

  async #run(): Promise<void> {
    while (this.#errands.size > 0 && !this.#isStopped)
      for (const name of [...this.#errands.keys()]) {
        const start = performance.now();
        await this.#advance(name);
        if (this.#isStopped) break;
        await sleep(performance.now() - start);
      }
    this.#running = undefined;
  }

  async #advance(name: string): Promise<void> {
    const slice = this.#errands.get(name)?.slice;
    let isLast = true;
    let hasFailed = false;
    try {
      isLast = (await slice?.()) ?? true;
    } catch (fault) {
      hasFailed = true;
      if (name !== REMAINS || !this.#isHindered) this.#report(fault);
    }
    const errand = this.#errands.get(name);
    if (!isLast || errand === undefined) return;
    if (errand.isAgain && !hasFailed) {
      this.#errands.set(name, { ...errand, slice: errand.slices(), isAgain: false });
      return;
    }
    this.#errands.delete(name);
    errand.done();
    if (name === REMAINS) this.#isHindered = hasFailed;
    if (name !== REMAINS || hasFailed) this.overwritten();
    if (this.#isMore && this.#errands.size < ERASURES / 2) {
      this.#isMore = false;
      void this.eraseRest().catch(this.#report);
    }
  }
}

const REMAINS = "what is left behind";
