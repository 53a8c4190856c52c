/** For how long synchronous work may keep everything else waiting, in milliseconds. */
const BREATH_MS = 10;

/** Lets the event loop turn once. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** For long work in steps: lets the event loop turn between two steps as soon as they have taken ten milliseconds. */
export function breather(): () => Promise<void> {
  let start = performance.now();
  return async () => {
    if (performance.now() - start < BREATH_MS) return;
    await turn();
    start = performance.now();
  };
}

/**
 * Work that waits for its turn: one piece after the other, with a turn of the event loop before each. The drivers are
 * synchronous, so that a crowd of reads would otherwise be one long stop for everybody.
 */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const taken = this.#last.then(turn).then(work);
    this.#last = taken.catch(() => {});
    return taken;
  }
}
