import type { Id, Participant } from "../../../protocol";

const AT_ONCE = 100;
/** For each person, in milliseconds: in a crowd everybody sees the same stranger at once. */
const SPREAD_MS = 2;
const LONGEST_MS = 10_000;

type Parts = {
  readonly ask: (ids: Id[]) => Promise<readonly Participant[]>;
  readonly onMet: (people: readonly Participant[]) => void;
};

/** In a large room no client has a list of all; in a small one, of those who are here. */
export class PeopleLookup {
  readonly #parts: Parts;
  readonly #wanted = new Set<Id>();
  /** An answer that does not name them will not, a moment later: nobody has their ids any more. */
  readonly #answered = new Set<Id>();
  #soon: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  want(ids: readonly Id[], crowd: number): void {
    for (const id of ids) if (!this.#answered.has(id)) this.#wanted.add(id);
    if (this.#wanted.size === 0) return;
    const pause = Math.random() * Math.min(LONGEST_MS, crowd * SPREAD_MS);
    this.#soon ??= setTimeout(() => void this.meet([]), pause);
  }

  async meet(ids: readonly Id[]): Promise<void> {
    this.end();
    const all = [...new Set([...ids, ...this.#wanted])];
    this.#wanted.clear();
    try {
      for (let at = 0; at < all.length; at += AT_ONCE) {
        const some = all.slice(at, at + AT_ONCE);
        const people = await this.#parts.ask(some);
        for (const id of some) this.#answered.add(id);
        this.#parts.onMet(people);
      }
    } catch {
      // People without a name are looked up again after the next join.
    }
  }

  /** After a return everybody may be asked for once more. */
  forget(): void {
    this.#answered.clear();
  }

  end(): void {
    clearTimeout(this.#soon);
    this.#soon = undefined;
  }
}
