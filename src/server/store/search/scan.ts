import type { Id } from "../../../protocol";
import { SEARCH_GLANCE_NUMBERS, SEARCH_NUMBERS, SEARCH_SLICE_NUMBERS } from "../../kit/limits";
import { matcherOf } from "./matching";
import type { SearchedRows } from "./searched-rows";
import type { Found, Sought } from "./sought";

/** The numbers of the first slice: a frequent word is found in it. */
const FIRST_NUMBERS = 500;
const FEWEST_NUMBERS = 100;
/** A slice that takes this long has its place; a longer one makes the next one smaller. */
const SLICE_TARGET = { quick: 3, slow: 8 };

export class Scan {
  readonly #rows: SearchedRows;
  readonly #sought: Sought;
  readonly #matches: (text: string) => boolean;
  readonly #ids: Id[] = [];
  #upTo: number;
  #width = FIRST_NUMBERS;
  #took = 0;

  constructor(rows: SearchedRows, sought: Sought) {
    this.#rows = rows;
    this.#sought = sought;
    this.#upTo = sought.before;
    this.#matches = matcherOf(sought);
  }

  async step(): Promise<Found | undefined> {
    const start = performance.now();
    const from = Math.max(this.#upTo - this.#width, this.#edge, this.#sought.from);
    const { numbers, contents } = await this.#rows.slice({ ...this.#sought, from, upTo: this.#upTo });
    const hits = numbers.filter((_, at) => this.#matches(contents[at] ?? ""));
    for (const number of hits.sort((one, other) => other - one)) {
      const id = await this.#rows.idAt(this.#sought.room_id, number);
      if (id !== undefined) this.#ids.push(id);
      this.#upTo = number;
      if (this.#ids.length === this.#sought.limit) return this.#end(start);
    }
    this.#upTo = from;
    if (this.#isEnough) return this.#end(start);
    this.#pace(performance.now() - start);
    this.#took += performance.now() - start;
    return undefined;
  }

  get found(): Found {
    const next = this.#upTo > this.#sought.from ? { next: this.#upTo } : {};
    return { ids: this.#ids, ...next, took: this.#took };
  }

  /** The next number at which a page may end: its place must not depend on the time that slices take. */
  get #edge(): number {
    const looked = this.#sought.before - this.#upTo;
    return this.#sought.before - SEARCH_GLANCE_NUMBERS * (Math.floor(looked / SEARCH_GLANCE_NUMBERS) + 1);
  }

  get #isEnough(): boolean {
    const looked = this.#sought.before - this.#upTo;
    const isEdge = looked % SEARCH_GLANCE_NUMBERS === 0;
    return this.#upTo <= this.#sought.from || looked >= SEARCH_NUMBERS || (isEdge && this.#ids.length > 0);
  }

  #end(start: number): Found {
    this.#took += performance.now() - start;
    return this.found;
  }

  #pace(took: number): void {
    if (took < SLICE_TARGET.quick) this.#width = Math.min(2 * this.#width, SEARCH_SLICE_NUMBERS);
    else if (took > SLICE_TARGET.slow) this.#width = Math.max(this.#width / 2, FEWEST_NUMBERS) | 0;
  }
}
