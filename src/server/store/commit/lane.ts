import type { Id } from "../../../protocol";
import type { RoomEvent } from "../../../room/base/room";
import { turn } from "../../kit/event-loop";
import { COMMIT_JOBS } from "../../kit/limits";
import type { Metrics } from "../../kit/metrics";
import type { Database } from "../database/database";
import { isRepeatable, type Job, type Outcome, runJobs, type Work } from "./batch";
import type { OpenRoom } from "./open-room";
import { DatabaseGone, type Outage } from "./outage";
import type { RoomClocks } from "./room-clocks";

export type LaneParts = {
  readonly database: Database;
  readonly outage: Outage;
  readonly clocks: RoomClocks;
  /** Gets the events of a room after each commit. */
  readonly deliver: (room_id: Id, events: readonly RoomEvent[]) => void;
  /** Is told after the commit of a room that is no more. */
  readonly dissolve: (room_id: Id) => void;
  /** Gets a fault that came after a commit, and so is nobody's. */
  readonly report: (fault: unknown) => void;
  readonly metrics: Metrics;
};

/** How long a burst may hold up those in it, in milliseconds. */
const GATHER_MS = 5;
/** How long what has time waits for others, in milliseconds. */
const LEISURE_MS = 200;

/**
 * Transactions that follow each other. While one runs, work waits; the next takes all that waits. Nobody is answered, and
 * nothing delivered, before it is on the disk.
 */
export class Lane {
  readonly #parts: LaneParts;
  #waiting: Job[] = [];
  /** What the transaction that runs does. */
  #underWay: readonly Job[] = [];
  #running: Promise<void> | undefined;
  /** Ends the leisure of what waits. */
  #hurry: (() => void) | undefined;

  constructor(parts: LaneParts) {
    this.#parts = parts;
  }

  /** Does work in a room; what it returns comes back after the commit, and after the events were handed over. */
  do<T>(work: Work<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
      if (!work.deferrable) this.#hurry?.();
      this.#running ??= this.#run();
    });
  }

  get isBusy(): boolean {
    return this.#running !== undefined;
  }

  /** How much waits for the next transaction. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Whether something is about to happen in a room, as soon as that can be. */
  isBusyWith(room_id: Id): boolean {
    const concerns = ({ work }: Job) => work.room_id === room_id && !work.deferrable;
    return this.#underWay.some(concerns) || this.#waiting.some(concerns);
  }

  /** Comes back when nothing waits any more. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      if (this.#waiting.every(({ work }) => work.deferrable)) await this.#leisure();
      await this.#gather();
      this.#underWay = this.#waiting.splice(0, COMMIT_JOBS);
      await this.#commit(this.#underWay);
      this.#underWay = [];
    }
    this.#running = undefined;
  }

  /** A commit costs the same for one as for many: what has time waits for more of its kind, or for what has none. */
  async #leisure(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LEISURE_MS);
      this.#hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#hurry = undefined;
  }

  /**
   * Lets arrive what is on its way. SQLite's driver is synchronous, so that nothing arrives during a transaction, and a
   * connection hands over one command in each turn of the loop: a burst is gathered for as long as it goes on.
   */
  async #gather(): Promise<void> {
    const start = performance.now();
    for (let before = -1; before < this.#waiting.length; ) {
      if (this.#waiting.length >= COMMIT_JOBS || performance.now() - start > GATHER_MS) return;
      before = this.#waiting.length;
      await turn();
    }
  }

  /** Commits jobs together; if that fails, each alone, so that one's fault is not the others'. */
  async #commit(jobs: readonly Job[], tries = 0): Promise<void> {
    const { database, outage, clocks, report, metrics } = this.#parts;
    const outcomes = new Map<Job, Outcome>();
    let rooms: readonly OpenRoom[];
    // From when on the database may have been told to commit: before, what fails is certainly undone.
    let isDecided = false;
    const start = performance.now();
    try {
      rooms = await database.commit(async (writing) => {
        const done = await runJobs(writing, jobs, { outcomes, clocks });
        isDecided = true;
        return done;
      });
      outage.end();
      metrics.committed(jobs.length, performance.now() - start);
    } catch (fault) {
      if (database.isOutage(fault)) return this.#outlast(jobs, { fault, isDecided, tries });
      const [only, ...others] = jobs;
      if (others.length === 0) only?.reject(fault);
      else for (const job of jobs) await this.#commit([job]);
      return;
    }
    if (rooms.some(({ erased }) => erased > 0)) await database.checkpoint().catch(report);
    this.#underWay = [];
    for (const room of rooms) this.#deliverAll(room);
    for (const [job, outcome] of outcomes) "error" in outcome ? job.reject(outcome.error) : job.resolve(outcome.value);
  }

  /**
   * Tries jobs again for which the database was gone, for as long as that can be waited for. Where it was lost while it
   * committed, nobody knows whether it did: only what can be repeated is, and the rest fails.
   */
  async #outlast(jobs: readonly Job[], { fault, isDecided, tries }: Failure): Promise<void> {
    const again = isDecided ? jobs.filter(isRepeatable) : jobs;
    const gone = new DatabaseGone("the database is gone", { cause: fault });
    for (const job of jobs) if (!again.includes(job)) job.reject(gone);
    const isBack = await this.#parts.outage.outlast(fault, tries);
    if (isBack && again.length > 0) return this.#commit(again, tries + 1);
    for (const job of again) job.reject(gone);
  }

  /** What goes wrong after the commit is not the fault of those who are answered now. */
  #deliverAll(room: OpenRoom): void {
    try {
      if (room.isRemoved) this.#parts.dissolve(room.state.id);
      else this.#parts.deliver(room.state.id, room.events);
    } catch (fault) {
      this.#parts.report(fault);
    }
  }
}

type Failure = { readonly fault: unknown; readonly isDecided: boolean; readonly tries: number };
