import type { Id } from "../../protocol";
import { ERRAND_MS } from "../kit/limits";

type Errand = () => void;
/** Without an identity, each job counts as another client's. */
type Client = { readonly address: string; readonly identity?: Id | undefined };

/**
 * A fair queue for work that costs more CPU time than a command. Each turn of the event loop starts one job, so that
 * commands run in between; addresses take turns, and so do the identities of an address.
 */
export class Errands {
  readonly #waiting = new Map<string, Map<unknown, Errand[]>>();
  readonly #atOnce: number;
  #hasBegun = false;
  #underWay = 0;

  /** A job stops counting towards `atOnce` after a while. */
  constructor(atOnce = Number.POSITIVE_INFINITY) {
    this.#atOnce = atOnce;
  }

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
