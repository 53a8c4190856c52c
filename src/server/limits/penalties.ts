import type { Id } from "../../protocol";
import {
  ANONYMOUS_RATE_OF_ADDRESS,
  REFUSAL_UNITS,
  UNCOUNTED_RATE_OF_ADDRESS,
  UNCOUNTED_RATE_OF_IDENTITY,
} from "../kit/limits";
import { Allowance } from "./allowance";

type Speaker = { readonly identity: Id | undefined; readonly address: string };

type Noted = { readonly times?: number; readonly isPing?: boolean };

const now = () => performance.now();

/**
 * Counts the requests that no other limit counts, for an identity and its address, or for the unidentified of an
 * address: a new connection brings no fresh allowance.
 */
export class Penalties {
  readonly #identities = new Allowance(UNCOUNTED_RATE_OF_IDENTITY, now);
  readonly #addresses = new Allowance(UNCOUNTED_RATE_OF_ADDRESS, now);
  readonly #strangers = new Allowance(ANONYMOUS_RATE_OF_ADDRESS, now);

  /** Returns whether it is one too many. */
  note(speaker: Speaker, { times = 1, isPing = false }: Noted = {}): boolean {
    let isTooMany = false;
    for (let count = 0; count < times; count++)
      for (const [allowance, who, isOfAddress] of this.#of(speaker)) {
        if (allowance.wait(who) > 0) isTooMany = true;
        else allowance.charge(who, isOfAddress && !isPing ? REFUSAL_UNITS : 1);
      }
    return isTooMany;
  }

  /** The milliseconds until one more is free. */
  wait(speaker: Speaker): number {
    return Math.max(...this.#of(speaker).map(([allowance, who]) => allowance.wait(who)));
  }

  #of({ identity, address }: Speaker): [allowance: Allowance, who: string, isOfAddress: boolean][] {
    if (identity === undefined) return [[this.#strangers, address, false]];
    return [
      [this.#identities, identity, false],
      [this.#addresses, address, true],
    ];
  }
}
