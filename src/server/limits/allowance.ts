import { REMEMBERED_RATES } from "../kit/limits";

/**
 * `burst` at once, and `perSecond` in the long run, for each key; a zero in either turns the limit off. The bucket
 * refills continuously, so that a caller just below the rate is never held up.
 */
export class Allowance {
  readonly #interval: number;
  readonly #burst: number;
  readonly #now: () => number;
  /** When the bucket of each key will be full again. Absent: it is full now. */
  readonly #full = new Map<string, number>();
  #tidyAt = TIDY_AT;

  constructor({ perSecond, burst }: { perSecond: number; burst: number }, now: () => number) {
    this.#interval = perSecond > 0 && burst > 0 ? 1000 / perSecond : 0;
    this.#burst = burst;
    this.#now = now;
  }

  /** Returns the milliseconds until one is free, 0 when it was counted. */
  take(who: string): number {
    const wait = this.wait(who);
    if (wait === 0 && this.#interval > 0) this.#count(who);
    return wait;
  }

  wait(who: string): number {
    const now = this.#now();
    const ahead = Math.max(this.#full.get(who) ?? 0, now) - now;
    return Math.max(0, Math.ceil(ahead - (this.#burst - 1) * this.#interval - SLACK_MS));
  }

  /** Counts `amount` in any case. An overdraft is a debt that the next caller of {@link take} waits for. */
  charge(who: string, amount: number): void {
    if (this.#interval > 0 && amount > 0) this.#count(who, amount);
  }

  #count(who: string, amount = 1): void {
    const now = this.#now();
    this.#full.set(who, Math.max(this.#full.get(who) ?? 0, now) + amount * this.#interval);
    if (this.#full.size < this.#tidyAt) return;
    for (const [one, full] of this.#full) if (full <= now) this.#full.delete(one);
    for (const one of this.#full.keys()) {
      if (this.#full.size <= REMEMBERED_RATES) break;
      this.#full.delete(one);
    }
    this.#tidyAt = Math.min(Math.max(TIDY_AT, 2 * this.#full.size), REMEMBERED_RATES + TIDY_AT);
  }
}

export function perHour(most: number): { perSecond: number; burst: number } {
  return { perSecond: most / 3600, burst: most };
}

/** Takes one of each or none; returns the milliseconds to wait, 0 when they were taken. */
export function takeAll(each: readonly (readonly [Allowance, string])[]): number {
  const wait = Math.max(...each.map(([allowance, who]) => allowance.wait(who)));
  if (wait === 0) for (const [allowance, who] of each) allowance.take(who);
  return wait;
}

/** Forgives rounding errors, which add up to microseconds a minute after a year of uptime. */
const SLACK_MS = 0.1;
const TIDY_AT = 1000;
