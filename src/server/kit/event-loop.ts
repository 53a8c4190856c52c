import { setTimeout as sleep } from "node:timers/promises";

/** For how long synchronous work may keep everything else waiting, in milliseconds. */
const BREATH_MS = 10;

/** Lets the event loop turn once. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** For long work in steps: lets the event loop turn between two steps as soon as they have taken ten milliseconds. */
export function breather(): () => Promise<void> {
  return pausing(turn);
}

/** The same for work that has time: it leaves as much time to others as it takes. */
export function slowBreather(): () => Promise<void> {
  return pausing((tookMs) => sleep(tookMs));
}

function pausing(pause: (tookMs: number) => Promise<void>): () => Promise<void> {
  let start = performance.now();
  return async () => {
    const tookMs = performance.now() - start;
    if (tookMs < BREATH_MS) return;
    await pause(tookMs);
    start = performance.now();
  };
}

/**
 * Work that waits for its turn, with a turn of the event loop before each piece. SQLite's driver is synchronous, so that
 * a crowd of reads would otherwise be one long stop for everybody; from PostgreSQL's pool they leave something to others.
 */
export class Turns {
  readonly #queues: Promise<unknown>[];
  #count = 0;

  /** @param parallel how many pieces may be done at the same time */
  constructor(parallel: number) {
    this.#queues = Array.from({ length: parallel }, () => Promise.resolve());
  }

  take<T>(work: () => Promise<T>): Promise<T> {
    const queue = this.#count++ % this.#queues.length;
    const taken = Promise.resolve(this.#queues[queue]).then(turn).then(work);
    this.#queues[queue] = taken.catch(() => {});
    return taken;
  }
}
