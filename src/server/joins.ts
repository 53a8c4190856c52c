import type { Id } from "../protocol";
import { Allowance, takeAll } from "./allowance";

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
    return takeAll([
      [this.#own, identity],
      [this.#all, ""],
    ]);
  }
}
