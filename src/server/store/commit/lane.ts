import type { Id } from "../../../protocol";
import type { RoomEvent } from "../../../room/base/room";
import { turn } from "../../kit/event-loop";
import { COMMIT_JOBS } from "../../kit/limits";
import type { Metrics } from "../../kit/metrics";
import type { Database, Erasures } from "../database/database";
import { isRepeatable, type Job, type Memories, type Outcome, runJobs, type Work } from "./batch";
import type { OpenRoom } from "./open-room";
import { DatabaseGone, type Outage } from "./outage";

export type LaneParts = Memories & {
  readonly database: Database;
  readonly outage: Outage;
  readonly deliver: (room_id: Id, events: readonly RoomEvent[]) => void;
  readonly dissolve: (room_id: Id) => void;
  /** Receives faults after a commit, which fail no job. */
  readonly report: (fault: unknown) => void;
  readonly metrics: Metrics;
  readonly erasures: Erasures;
};

/** The longest that a burst delays its own jobs. */
const GATHER_MS = 5;

/**
 * Work that arrives during a transaction goes into the next one. No answer is sent and no event delivered before the
 * commit is on the disk.
 */
export class Lane {
  readonly #parts: LaneParts;
  #waiting: Job[] = [];
  #underWay: readonly Job[] = [];
  #running: Promise<void> | undefined;
  #leisure: { readonly ms: number; readonly end: () => void } | undefined;

  constructor(parts: LaneParts) {
    this.#parts = parts;
  }

  /** Resolves after the commit and after the events were handed over. */
  do<T>(work: Work<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
      if (this.#leisure !== undefined && patienceOf(work) < this.#leisure.ms) this.#leisure.end();
      this.#running ??= this.#run();
    });
  }

  get isBusy(): boolean {
    return this.#running !== undefined;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  isBusyWith(room_id: Id): boolean {
    const concerns = ({ work }: Job) => work.room_id === room_id && patienceOf(work) === 0;
    return this.#underWay.some(concerns) || this.#waiting.some(concerns);
  }

  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#waitForCompany();
      await this.#gather();
      this.#underWay = this.#waiting.splice(0, COMMIT_JOBS);
      await this.#commit(this.#underWay);
      this.#underWay = [];
    }
    this.#running = undefined;
  }

  /** A commit costs the same for one job as for many, so deferrable work waits until less patient work comes. */
  async #waitForCompany(): Promise<void> {
    const ms = Math.min(...this.#waiting.map(({ work }) => patienceOf(work)));
    if (ms === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      const end = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#leisure = { ms, end };
    });
    this.#leisure = undefined;
  }

  /**
   * SQLite's driver is synchronous, so nothing arrives during a transaction, and a connection hands over one command in
   * each turn of the event loop.
   */
  async #gather(): Promise<void> {
    const start = performance.now();
    for (let before = -1; before < this.#waiting.length; ) {
      if (this.#waiting.length >= COMMIT_JOBS || performance.now() - start > GATHER_MS) return;
      before = this.#waiting.length;
      await turn();
    }
  }

  /** If the common commit fails, each job is committed alone, so that one fault does not fail the others. */
  async #commit(jobs: readonly Job[], tries = 0): Promise<void> {
    const { database, outage, clocks, filters, erasures, metrics } = this.#parts;
    const outcomes = new Map<Job, Outcome>();
    let rooms: readonly OpenRoom[];
    // Set before the COMMIT may have been sent: a failure before it is certainly rolled back.
    let isDecided = false;
    const start = performance.now();
    try {
      rooms = await database.commit(async (writing) => {
        const done = await runJobs(writing, jobs, { outcomes, clocks, filters });
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
    if (rooms.some(({ events }) => events.hasBlanked)) erasures.overwritten();
    for (const { events, state } of rooms) if (events.hasCleared) erasures.cleared(state.id);
    this.#underWay = [];
    for (const room of rooms) this.#deliverAll(room);
    for (const [job, outcome] of outcomes) "error" in outcome ? job.reject(outcome.error) : job.resolve(outcome.value);
  }

  /** If the connection broke during the COMMIT, its outcome is unknown: repeatable jobs run again, the others fail. */
  async #outlast(jobs: readonly Job[], { fault, isDecided, tries }: Failure): Promise<void> {
    const again = isDecided ? jobs.filter(isRepeatable) : jobs;
    const gone = new DatabaseGone("the database is gone", { cause: fault });
    for (const job of jobs) if (!again.includes(job)) job.reject(gone);
    const isBack = await this.#parts.outage.outlast(fault, tries);
    if (isBack && again.length > 0) return this.#commit(again, tries + 1);
    for (const job of again) job.reject(gone);
  }

  #deliverAll(room: OpenRoom): void {
    try {
      if (room.isRemoved) this.#parts.dissolve(room.state.id);
      else this.#parts.deliver(room.state.id, room.events.all);
    } catch (fault) {
      this.#parts.report(fault);
    }
  }
}

type Failure = { readonly fault: unknown; readonly isDecided: boolean; readonly tries: number };

function patienceOf({ deferrable = 0 }: Work<unknown>): number {
  return deferrable;
}
