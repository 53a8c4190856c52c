/** Times in milliseconds, in order, at random within so many seconds: as people speak who do not know of each other. */
export function scattered(count: number, seconds: number): number[] {
  return Array.from({ length: count }, () => Math.random() * seconds * 1000).sort((one, other) => one - other);
}

/** Times in milliseconds, so many a second, for so many seconds. */
export function evenly(perSecond: number, seconds: number): number[] {
  return Array.from({ length: Math.round(perSecond * seconds) }, (_, at) => (at / perSecond) * 1000);
}

/**
 * Does something at each of some times, whether or not the one before is done (an open loop). It is told when it was to
 * be, from which all that follows is measured: who is held up waits all the same.
 */
export async function atTimes(times: readonly number[], act: (due: number, index: number) => void): Promise<void> {
  const start = performance.now();
  let index = 0;
  while (index < times.length) {
    const due = start + (times[index] ?? 0);
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    else {
      act(due, index);
      index += 1;
    }
  }
}
