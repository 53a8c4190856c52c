import { setTimeout as sleep } from "node:timers/promises";

/** In milliseconds. */
const BREATH_MS = 10;

export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Returns a function that yields to the event loop after each 10 ms of work; long work awaits it between steps. */
export function breather(): () => Promise<void> {
  return pausing(turn);
}

/** The same for background work: it sleeps for as long as it has worked. */
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
 * Yields to the event loop before each job: SQLite's driver is synchronous, so a crowd of reads would block the loop
 * for its whole length. PostgreSQL's pool keeps connections for other work.
 */
export class Turns {
  readonly #queues: Promise<unknown>[];
  #count = 0;

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
