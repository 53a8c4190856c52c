import type { Id } from "../../protocol";
import type { RoomEvent } from "../../room/room";
import { Refused } from "../refused";
import type { Database } from "./connect";
import { type Attempt, OpenRoom } from "./open-room";
import { PATIENCE } from "./patience";
import type { Transaction } from "./rows";
import { breather, turn } from "./turns";

/** What is to be done in a room, inside the transaction that holds it. It may run twice: what it does outside must bear that. */
export type Work<T> = {
  readonly room_id: Id;
  /** Participants that it needs to know. */
  readonly members?: readonly Id[];
  /** The command that it carries out, if that may be a repetition. */
  readonly attempt?: Attempt;
  /** Throws {@link Refused} before it changes anything, or lets things happen. */
  readonly run: (room: OpenRoom) => T | Promise<T>;
};

type Job = {
  readonly work: Work<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
};
type Deliver = (room_id: Id, events: readonly RoomEvent[]) => void;
type Outcome = { readonly value: unknown } | { readonly error: Refused };

/** How much one commit takes at most. */
const BATCH_LIMIT = 500;
/** How long a burst may hold up those in it, in milliseconds. */
const GATHER_MS = 5;

/**
 * The one way in which what is in a room changes. While a transaction runs, work waits; the next transaction takes all that waits,
 * of all rooms. Nobody is answered, and nothing delivered, before it is on the disk.
 */
export class Lane {
  readonly #database: Database;
  readonly #deliver: Deliver;
  readonly #report: (fault: unknown) => void;
  #waiting: Job[] = [];
  #running: Promise<void> | undefined;

  /**
   * @param deliver gets the events of a room after each commit
   * @param report gets a fault that came after a commit, and so is nobody's
   */
  constructor(database: Database, deliver: Deliver, report: (fault: unknown) => void) {
    this.#database = database;
    this.#deliver = deliver;
    this.#report = report;
  }

  /** Does work in a room; what it returns comes back after the commit, and after the events were delivered. */
  do<T>(work: Work<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
      this.#running ??= this.#run();
    });
  }

  /** Comes back when nothing waits any more. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#gather();
      await this.#commit(this.#waiting.splice(0, BATCH_LIMIT));
    }
    this.#running = undefined;
  }

  /** What goes wrong after the commit is not the fault of those who are answered now. */
  #deliverAll(room: OpenRoom): void {
    try {
      this.#deliver(room.state.id, room.events);
    } catch (fault) {
      this.#report(fault);
    }
  }

  /**
   * Lets arrive what is on its way. The driver is synchronous, so that nothing arrives during a transaction, and a
   * connection hands over one command in each turn of the loop: a burst is gathered for as long as it goes on.
   */
  async #gather(): Promise<void> {
    const start = performance.now();
    for (let before = -1; before < this.#waiting.length; ) {
      if (this.#waiting.length >= BATCH_LIMIT || performance.now() - start > GATHER_MS) return;
      before = this.#waiting.length;
      await turn();
    }
  }

  /** Commits jobs together; if that fails, each alone, so that one's fault is not the others'. */
  async #commit(jobs: readonly Job[]): Promise<void> {
    const outcomes = new Map<Job, Outcome>();
    let rooms: readonly OpenRoom[];
    try {
      rooms = await this.#database.write.$transaction((tx) => carryOut(tx, jobs, outcomes), PATIENCE);
    } catch (fault) {
      const [only, ...others] = jobs;
      if (others.length === 0) only?.reject(fault);
      else for (const job of jobs) await this.#commit([job]);
      return;
    }
    if (rooms.some(({ erased }) => erased > 0)) await this.#database.checkpoint().catch(this.#report);
    for (const room of rooms) this.#deliverAll(room);
    for (const [job, outcome] of outcomes) "error" in outcome ? job.reject(outcome.error) : job.resolve(outcome.value);
  }
}

/** Does the jobs, room by room, in the order in which they came; says of each what came of it. */
async function carryOut(tx: Transaction, jobs: readonly Job[], outcomes: Map<Job, Outcome>): Promise<OpenRoom[]> {
  const rooms: OpenRoom[] = [];
  const breathe = breather();
  for (const room_id of new Set(jobs.map(({ work }) => work.room_id))) {
    const jobsOfRoom = jobs.filter(({ work }) => work.room_id === room_id);
    const room = await orRefused(() => OpenRoom.open(tx, room_id));
    if (room instanceof Refused) {
      for (const job of jobsOfRoom) outcomes.set(job, { error: room });
      continue;
    }
    await room.load(jobsOfRoom.flatMap(({ work }) => work.members ?? []));
    await room.loadReceipts(jobsOfRoom.flatMap(({ work }) => work.attempt ?? []));
    for (const job of jobsOfRoom) {
      const result = await orRefused(async () => ({ value: await job.work.run(room) }));
      outcomes.set(job, result instanceof Refused ? { error: result } : result);
      await breathe();
    }
    await room.close();
    rooms.push(room);
  }
  return rooms;
}

async function orRefused<T>(act: () => Promise<T>): Promise<T | Refused> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}
