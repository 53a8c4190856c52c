/** How many there are of each, and how many there may be; with 0, any number. */
export class Quota {
  readonly #most: number;
  readonly #counts = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Counts one more, and says so; or says no when there are as many as there may be. */
  enter(whose: string): boolean {
    if (this.isFull(whose)) return false;
    this.#counts.set(whose, (this.#counts.get(whose) ?? 0) + 1);
    return true;
  }

  /** Whether there are as many as there may be. */
  isFull(whose: string): boolean {
    return this.#most > 0 && (this.#counts.get(whose) ?? 0) >= this.#most;
  }

  /** Counts one less, after {@link enter} has said yes. */
  leave(whose: string): void {
    const count = (this.#counts.get(whose) ?? 0) - 1;
    if (count > 0) this.#counts.set(whose, count);
    else this.#counts.delete(whose);
  }
}
