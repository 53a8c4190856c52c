import type { Id } from "../protocol";
import { Allowance } from "./allowance";

type Rate = { readonly perSecond: number; readonly burst: number };

const now = () => performance.now();

/** How often one may join: as an identity, so that nobody uses up what is for all, and all together. */
export class Joins {
  readonly #own: Allowance;
  readonly #all: Allowance;

  constructor(own: Rate, all: Rate) {
    this.#own = new Allowance(own, now);
    this.#all = new Allowance(all, now);
  }

  /** Counts an attempt to join, and gives 0; or counts nothing, and gives the milliseconds until there may be another. */
  take(identity: Id): number {
    const wait = Math.max(this.#own.wait(identity), this.#all.wait(""));
    if (wait > 0) return wait;
    this.#own.take(identity);
    return this.#all.take("");
  }
}
