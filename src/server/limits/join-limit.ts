import type { Id } from "../../protocol";
import { JOINS_OF_ADDRESS } from "../kit/limits";
import { Allowance, takeAll } from "./allowance";

type Rate = { readonly perSecond: number; readonly burst: number };

const now = () => performance.now();

/** An address cannot use up the share of the others. */
export class JoinLimit {
  readonly #own: Allowance;
  readonly #address: Allowance;
  readonly #all: Allowance;

  constructor(own: Rate, all: Rate) {
    this.#own = new Allowance(own, now);
    this.#address = new Allowance(shareOf(all), now);
    this.#all = new Allowance(all, now);
  }

  take(identity: Id, address: string): number {
    return takeAll([
      [this.#own, identity],
      [this.#address, address],
      [this.#all, ""],
    ]);
  }
}

/** At least one a second, and no limit where the whole has none. */
function shareOf({ perSecond, burst }: Rate): Rate {
  const share = (of: number) => Math.max(Math.min(of, 1), JOINS_OF_ADDRESS * of);
  return { perSecond: share(perSecond), burst: share(burst) };
}
