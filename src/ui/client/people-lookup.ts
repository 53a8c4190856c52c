import type { Id, Participant } from "../../protocol";

/** How many can be asked for at once. */
const AT_ONCE = 100;
/** Where many are here, all of them see the same stranger at the same moment: so long for each of them, in milliseconds. */
const SPREAD_MS = 2;
const LONGEST_MS = 10_000;

type Parts = {
  readonly ask: (ids: Id[]) => Promise<readonly Participant[]>;
  readonly onMet: (people: readonly Participant[]) => void;
};

/** Asks who people are of whom one knows the id alone: in a large room, where nobody has a list of all. */
export class PeopleLookup {
  readonly #parts: Parts;
  readonly #wanted = new Set<Id>();
  #soon: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Asks for people some time soon, all at once. Those who are asked for meanwhile come along. */
  want(ids: readonly Id[], crowd: number): void {
    for (const id of ids) this.#wanted.add(id);
    if (this.#wanted.size === 0) return;
    const pause = Math.random() * Math.min(LONGEST_MS, crowd * SPREAD_MS);
    this.#soon ??= setTimeout(() => void this.meet([]), pause);
  }

  /** Asks for people now, for a person waits. Resolves when they are known, if they can be. */
  async meet(ids: readonly Id[]): Promise<void> {
    this.end();
    const all = [...new Set([...ids, ...this.#wanted])];
    this.#wanted.clear();
    try {
      for (let at = 0; at < all.length; at += AT_ONCE)
        this.#parts.onMet(await this.#parts.ask(all.slice(at, at + AT_ONCE)));
    } catch {
      // Whoever is shown without a name is asked for again when one is back in the room.
    }
  }

  /** Asks for nobody any more. */
  end(): void {
    clearTimeout(this.#soon);
    this.#soon = undefined;
  }
}
