/** A maximum of 0 means no limit. */
export class Quota {
  readonly #most: number;
  readonly #counts = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  enter(whose: string): boolean {
    if (this.isFull(whose)) return false;
    this.#counts.set(whose, (this.#counts.get(whose) ?? 0) + 1);
    return true;
  }

  isFull(whose: string): boolean {
    return this.#most > 0 && (this.#counts.get(whose) ?? 0) >= this.#most;
  }

  leave(whose: string): void {
    const count = (this.#counts.get(whose) ?? 0) - 1;
    if (count > 0) this.#counts.set(whose, count);
    else this.#counts.delete(whose);
  }
}
