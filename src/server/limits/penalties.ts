import type { Id } from "../../protocol";
import { ANONYMOUS_RATE_OF_ADDRESS, UNCOUNTED_RATE_OF_IDENTITY } from "../kit/limits";
import { Allowance } from "./allowance";

type Speaker = { readonly identity: Id | undefined; readonly address: string };

const now = () => performance.now();

/**
 * Counts the requests that no other limit counts, for an identity, or for the unidentified of an address: a new
 * connection brings no fresh allowance.
 */
export class Penalties {
  readonly #identities = new Allowance(UNCOUNTED_RATE_OF_IDENTITY, now);
  readonly #strangers = new Allowance(ANONYMOUS_RATE_OF_ADDRESS, now);

  note(speaker: Speaker, times = 1): boolean {
    const [allowance, who] = this.#of(speaker);
    let wait = 0;
    for (let count = 0; count < times; count++) wait = allowance.take(who);
    return wait > 0;
  }

  wait(speaker: Speaker): number {
    const [allowance, who] = this.#of(speaker);
    return allowance.wait(who);
  }

  #of({ identity, address }: Speaker): [Allowance, string] {
    return identity === undefined ? [this.#strangers, address] : [this.#identities, identity];
  }
}
