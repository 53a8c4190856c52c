import type { Id } from "../../protocol";
import { ANONYMOUS_RATE_OF_ADDRESS, UNCOUNTED_RATE_OF_IDENTITY } from "../kit/limits";
import { Allowance } from "./allowance";

/** The person who speaks, where that is known, and from where. */
type Speaker = { readonly identity: Id | undefined; readonly address: string };

const now = () => performance.now();

/**
 * What no other rate counts, of all connections and requests of an identity, and of all of an address of which nobody
 * knows who speaks: a client has no fresh rate on each connection that it opens.
 */
export class Penalties {
  readonly #identities = new Allowance(UNCOUNTED_RATE_OF_IDENTITY, now);
  readonly #strangers = new Allowance(ANONYMOUS_RATE_OF_ADDRESS, now);

  /** Counts one more, and says whether it is one too many. */
  note(speaker: Speaker): boolean {
    const [allowance, who] = this.#of(speaker);
    return allowance.take(who) > 0;
  }

  /** How many milliseconds until somebody may have one more. */
  wait(speaker: Speaker): number {
    const [allowance, who] = this.#of(speaker);
    return allowance.wait(who);
  }

  #of({ identity, address }: Speaker): [Allowance, string] {
    return identity === undefined ? [this.#strangers, address] : [this.#identities, identity];
  }
}
