import { REMEMBERED_RATES } from "../kit/limits";

/**
 * What each of many may do: `burst` times at once, and `perSecond` times a second for as long as they like. It comes
 * back continuously, so that whoever stays just under it is never held up. A zero in either means without a limit.
 */
export class Allowance {
  readonly #interval: number;
  readonly #burst: number;
  readonly #now: () => number;
  /** By whom, when all of it will be there again: of whom nothing is kept, all of it is there. */
  readonly #full = new Map<string, number>();
  #tidyAt = TIDY_AT;

  /** @param now milliseconds of a clock that never runs backwards */
  constructor({ perSecond, burst }: { perSecond: number; burst: number }, now: () => number) {
    this.#interval = perSecond > 0 && burst > 0 ? 1000 / perSecond : 0;
    this.#burst = burst;
    this.#now = now;
  }

  /** Counts once more of `who`, and gives 0; or counts nothing, and gives the milliseconds until there is one again. */
  take(who: string): number {
    const wait = this.wait(who);
    if (wait === 0 && this.#interval > 0) this.#count(who);
    return wait;
  }

  /** What {@link take} would give. */
  wait(who: string): number {
    const now = this.#now();
    const ahead = Math.max(this.#full.get(who) ?? 0, now) - now;
    return Math.max(0, Math.ceil(ahead - (this.#burst - 1) * this.#interval - SLACK_MS));
  }

  /** Counts so many more of `who`, whether there are as many or not: what is too much is waited for the next time. */
  charge(who: string, amount: number): void {
    if (this.#interval > 0 && amount > 0) this.#count(who, amount);
  }

  #count(who: string, amount = 1): void {
    const now = this.#now();
    this.#full.set(who, Math.max(this.#full.get(who) ?? 0, now) + amount * this.#interval);
    if (this.#full.size < this.#tidyAt) return;
    for (const [one, full] of this.#full) if (full <= now) this.#full.delete(one);
    // A map gives what it holds in the order in which that came.
    for (const one of this.#full.keys()) {
      if (this.#full.size <= REMEMBERED_RATES) break;
      this.#full.delete(one);
    }
    this.#tidyAt = Math.min(Math.max(TIDY_AT, 2 * this.#full.size), REMEMBERED_RATES + TIDY_AT);
  }
}

/** So many in an hour, all of them at once if need be. */
export function perHour(most: number): { perSecond: number; burst: number } {
  return { perSecond: most / 3600, burst: most };
}

/** Takes one of each, and gives 0; or nothing of any, and gives the milliseconds until there is one of each again. */
export function takeAll(each: readonly (readonly [Allowance, string])[]): number {
  const wait = Math.max(...each.map(([allowance, who]) => allowance.wait(who)));
  if (wait === 0) for (const [allowance, who] of each) allowance.take(who);
  return wait;
}

/**
 * Who comes when the time is just over is not to fail for the last bits of a sum, which after a year of a process add up
 * to microseconds in a minute. Nobody gains by it more than once: what is counted stays exact.
 */
const SLACK_MS = 0.1;
/** So many are remembered before those are looked for that can be forgotten. */
const TIDY_AT = 1000;
