import type { Id } from "../../protocol";
import { JOINS_OF_ADDRESS } from "../kit/limits";
import { Allowance, takeAll } from "./allowance";

type Rate = { readonly perSecond: number; readonly burst: number };

const now = () => performance.now();

/** How often one may join: as an identity and from an address, so that nobody uses up what is for all, and all together. */
export class JoinLimit {
  readonly #own: Allowance;
  readonly #address: Allowance;
  readonly #all: Allowance;

  constructor(own: Rate, all: Rate) {
    this.#own = new Allowance(own, now);
    this.#address = new Allowance(shareOf(all), now);
    this.#all = new Allowance(all, now);
  }

  /** Counts an attempt to join, and gives 0; or counts nothing, and gives the milliseconds until there may be another. */
  take(identity: Id, address: string): number {
    return takeAll([
      [this.#own, identity],
      [this.#address, address],
      [this.#all, ""],
    ]);
  }
}

/** What one address may have of a rate: one a second at least, and any number where all may have that. */
function shareOf({ perSecond, burst }: Rate): Rate {
  const share = (of: number) => Math.max(Math.min(of, 1), JOINS_OF_ADDRESS * of);
  return { perSecond: share(perSecond), burst: share(burst) };
}
