/** In milliseconds: people who speak independently. */
export function scattered(count: number, seconds: number): number[] {
  return Array.from({ length: count }, () => Math.random() * seconds * 1000).sort((one, other) => one - other);
}

export function evenly(perSecond: number, seconds: number): number[] {
  return Array.from({ length: Math.round(perSecond * seconds) }, (_, at) => (at / perSecond) * 1000);
}

/**
 * Acts whether or not the act before is done (an open loop). The act measures from its due time: a delayed user waits
 * all the same.
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
