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

  #count(who: string): void {
    const now = this.#now();
    this.#full.set(who, Math.max(this.#full.get(who) ?? 0, now) + this.#interval);
    if (this.#full.size < this.#tidyAt) return;
    for (const [one, full] of this.#full) if (full <= now) this.#full.delete(one);
    this.#tidyAt = Math.max(TIDY_AT, 2 * this.#full.size);
  }
}

/**
 * Who comes when the time is just over is not to fail for the last bits of a sum, which after a year of a process add up
 * to microseconds in a minute. Nobody gains by it more than once: what is counted stays exact.
 */
const SLACK_MS = 0.1;
/** So many are remembered before those are looked for that can be forgotten. */
const TIDY_AT = 1000;
