export type Word =
  /** A tab that the user has looked at later has the better claim. */
  | { readonly claims: readonly string[]; readonly rank: Rank }
  | { readonly reads: readonly string[] }
  | { readonly tells: readonly string[]; readonly at: number };

/** `tab` tells it from another that was looked at at the same moment. */
export type Rank = { readonly at: number; readonly tab: string };

type Parts = {
  readonly tab: string;
  readonly say: (word: Word) => void;
  readonly reads: (ids: readonly string[]) => readonly string[];
};

const REMEMBERED = 500;

/**
 * Of all tabs with a room, one tells. A browser may put a chosen tab to sleep, so each claims what it wants to tell,
 * and a moment later the best claim holds.
 */
export class AmongTabs {
  readonly #parts: Parts;
  readonly #rivals = new Map<string, Rank>();
  readonly #settled = new Set<string>();
  #lookedAt = 0;
  toldAt = Number.NEGATIVE_INFINITY;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  look(now: number): void {
    this.#lookedAt = now;
  }

  claim(ids: readonly string[]): void {
    this.#parts.say({ claims: ids, rank: this.#rank });
  }

  mine(ids: readonly string[]): readonly string[] {
    return ids.filter((id) => !this.#settled.has(id) && !isBetter(this.#rivals.get(id), this.#rank));
  }

  told(ids: readonly string[], at: number): void {
    this.toldAt = at;
    for (const id of ids) this.#settle(id);
    this.#parts.say({ tells: ids, at });
  }

  hear(word: Word): void {
    if ("claims" in word) {
      for (const id of word.claims) {
        const known = this.#rivals.get(id);
        if (known === undefined || isBetter(word.rank, known)) remember(this.#rivals, id, word.rank);
      }
      const read = this.#parts.reads(word.claims);
      if (read.length > 0) this.#parts.say({ reads: read });
    } else if ("reads" in word) for (const id of word.reads) this.#settle(id);
    else {
      this.toldAt = Math.max(this.toldAt, word.at);
      for (const id of word.tells) this.#settle(id);
    }
  }

  get #rank(): Rank {
    return { at: this.#lookedAt, tab: this.#parts.tab };
  }

  #settle(id: string): void {
    this.#settled.add(id);
    const [oldest] = this.#settled;
    if (this.#settled.size > REMEMBERED && oldest !== undefined) this.#settled.delete(oldest);
  }
}

function isBetter(one: Rank | undefined, other: Rank): boolean {
  if (one === undefined) return false;
  return one.at === other.at ? one.tab > other.tab : one.at > other.at;
}

function remember(rivals: Map<string, Rank>, id: string, rank: Rank): void {
  rivals.set(id, rank);
  const [oldest] = rivals.keys();
  if (rivals.size > REMEMBERED && oldest !== undefined) rivals.delete(oldest);
}
