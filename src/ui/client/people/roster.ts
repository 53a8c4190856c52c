import { createStore } from "zustand/vanilla";
import type { Id } from "../../../protocol";

export type Found = { readonly ids: readonly Id[]; readonly pages: number; readonly complete: boolean };

type State = {
  readonly found?: Found | undefined;
  /** The people are those of an earlier search: this one has no answer yet. */
  readonly isOld?: boolean;
  readonly isAsking?: boolean;
  readonly isAskingMore?: boolean;
  readonly failure?: unknown;
};

type Parts = {
  /** A page of the people whose names match, those after somebody. */
  readonly ask: (query: string, after: Id | undefined) => Promise<Omit<Found, "pages">>;
  /** The list of all, which outlives those who look at it. */
  readonly kept: { everybody?: Found | undefined };
  readonly now: () => number;
};

const NOBODY: Found = { ids: [], pages: 0, complete: false };

/** The people of a room that is too large for a list, as one search after the other finds them. */
export class Roster {
  readonly store;
  answeredAt = 0;
  readonly #parts: Parts;
  #query = "";
  /** An answer to an earlier question does not matter any more. */
  #turn = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.store = createStore<State>(() => ({ found: parts.kept.everybody }));
  }

  /** Finds people by a part of the name, or everybody. What was found before stays until it is answered. */
  find(query: string): void {
    if (query !== this.#query) {
      this.#query = query;
      const { everybody } = this.#parts.kept;
      if (query === "" && everybody) this.#set({ found: everybody, isOld: false, failure: undefined });
      else this.#set({ isOld: true, failure: undefined });
    }
    this.again();
  }

  /** Asks anew for as many pages as there are. */
  again(): void {
    const { found, isOld, failure } = this.store.getState();
    const known = isOld ? undefined : found;
    this.#set({ isAsking: true, isAskingMore: false, failure: known && failure });
    void this.#read(NOBODY, known?.pages ?? 1);
  }

  more(): void {
    const { found, isOld } = this.store.getState();
    if (found === undefined || isOld || found.complete) return;
    this.#set({ isAsking: true, isAskingMore: true });
    void this.#read(found, found.pages + 1);
  }

  async #read(before: Found, pages: number): Promise<void> {
    this.#turn += 1;
    const [turn, query, { ask, kept, now }] = [this.#turn, this.#query, this.#parts];
    const answer = await untilThere(before, pages, (after) => ask(query, after));
    if (turn !== this.#turn) return;
    this.answeredAt = now();
    const { found, isOld } = this.store.getState();
    const done = { isOld: false, isAsking: false, isAskingMore: false };
    if ("failure" in answer) this.#set({ ...done, ...answer, found: isOld ? undefined : found });
    else {
      this.#set({ ...done, ...answer, failure: undefined });
      if (query === "") kept.everybody = answer.found;
    }
  }

  #set(change: State): void {
    this.store.setState(change);
  }
}

async function untilThere(
  before: Found,
  pages: number,
  ask: (after: Id | undefined) => Promise<Omit<Found, "pages">>,
): Promise<{ found: Found } | { failure: unknown }> {
  let found = before;
  try {
    while (found.pages < pages && !found.complete) {
      const { ids, complete } = await ask(found.ids.at(-1));
      found = { ids: [...found.ids, ...ids], pages: found.pages + 1, complete };
    }
    return { found };
  } catch (failure) {
    return { failure };
  }
}
