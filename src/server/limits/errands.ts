import type { Id } from "../../protocol";
import { ERRAND_MS } from "../kit/limits";

type Errand = () => void;
/** The client for whom something is done: without an identity, each piece of work is somebody else's. */
type Client = { readonly address: string; readonly identity?: Id | undefined };

/**
 * What costs the processor more than a command does: questions, joins, pages, new connections. One piece of such work
 * begins in each turn of the event loop, in turn for each address that waits and for each identity of an address, so that
 * commands are heard in between. Where nobody waits, it begins at once.
 */
export class Errands {
  /** By address and identity. */
  readonly #waiting = new Map<string, Map<unknown, Errand[]>>();
  readonly #atOnce: number;
  #hasBegun = false;
  #underWay = 0;

  /** @param atOnce how many pieces may be under way at the same time, each for a while at most */
  constructor(atOnce = Number.POSITIVE_INFINITY) {
    this.#atOnce = atOnce;
  }

  /** Does a piece of work for a client when it is its turn. */
  take<T>(client: Client, work: () => Promise<T>): Promise<T> {
    if (this.#isFree) return this.#do(work);
    return new Promise((resolve, reject) => this.#push(client, () => void this.#do(work).then(resolve, reject)));
  }

  get #isFree(): boolean {
    return !this.#hasBegun && this.#underWay < this.#atOnce;
  }

  async #do<T>(work: () => Promise<T>): Promise<T> {
    this.#hasBegun = true;
    setImmediate(this.#turn);
    const leave = this.#enter();
    try {
      return await work();
    } finally {
      leave();
    }
  }

  /** Counts a piece as under way, until it is done or has taken its time: it may wait for a database that is stuck. */
  #enter(): () => void {
    if (this.#atOnce === Number.POSITIVE_INFINITY) return () => {};
    this.#underWay += 1;
    let isUnderWay = true;
    const leave = () => {
      if (!isUnderWay) return;
      isUnderWay = false;
      clearTimeout(timer);
      this.#underWay -= 1;
      this.#next();
    };
    const timer = setTimeout(leave, ERRAND_MS);
    return leave;
  }

  readonly #turn = (): void => {
    this.#hasBegun = false;
    this.#next();
  };

  #next(): void {
    if (this.#isFree) this.#shift()?.();
  }

  #push({ address, identity }: Client, errand: Errand): void {
    const own = this.#waiting.get(address) ?? new Map<unknown, Errand[]>();
    const key = identity ?? errand;
    const errands = own.get(key) ?? [];
    errands.push(errand);
    own.set(key, errands);
    this.#waiting.set(address, own);
  }

  /** Takes one out; its identity is the last of its address then, and its address the last of all. */
  #shift(): Errand | undefined {
    const [[address, own] = []] = this.#waiting;
    if (address === undefined || own === undefined) return undefined;
    const [[identity, errands] = []] = own;
    if (identity === undefined || errands === undefined) return undefined;
    const first = errands.shift();
    own.delete(identity);
    if (errands.length > 0) own.set(identity, errands);
    this.#waiting.delete(address);
    if (own.size > 0) this.#waiting.set(address, own);
    return first;
  }
}
