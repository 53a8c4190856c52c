import { setTimeout as sleep } from "node:timers/promises";
import type { Id } from "../../protocol";
import { refuse } from "../kit/bad-request";
import { READ_BURST_SECONDS, READ_PATIENCE_MS } from "../kit/limits";
import { Allowance } from "./allowance";

export type Reader = { readonly identity: Id; readonly address: string };
export type Spend = (bytes: number) => void;

type Parts = {
  readonly perIdentity: number;
  readonly perAddress: number;
  readonly now?: () => number;
};

/** Limits history reads in bytes. A read is charged after it is done, and a debt delays the next read. */
export class Budget {
  readonly #own: Allowance;
  readonly #addresses: Allowance;
  readonly #now: () => number;
  readonly #readings = new Map<Id, Promise<unknown>>();

  constructor({ perIdentity, perAddress, now = () => performance.now() }: Parts) {
    this.#own = new Allowance(rateOf(perIdentity), now);
    this.#addresses = new Allowance(rateOf(perAddress), now);
    this.#now = now;
  }

  wait({ identity, address }: Reader): number {
    return Math.max(this.#own.wait(identity), this.#addresses.wait(address));
  }

  charge({ identity, address }: Reader, bytes: number): void {
    this.#own.charge(identity, bytes);
    this.#addresses.charge(address, bytes);
  }

  async read<T>(reader: Reader, read: (spend: Spend) => Promise<T>): Promise<T> {
    const wait = this.wait(reader);
    if (wait > 0) refuse("too_many_requests", { retry_after_ms: wait });
    return this.#read(reader, read);
  }

  /**
   * One read at a time for each identity: parallel reads would all start before the cost of the first is known. Refuses
   * a reader whose wait would be too long.
   */
  async readPatiently<T>(reader: Reader, read: (spend: Spend) => Promise<T>): Promise<T> {
    const { identity } = reader;
    const until = this.#now() + READ_PATIENCE_MS;
    const before = this.#readings.get(identity) ?? Promise.resolve();
    const reading = before.then(async () => {
      const wait = this.wait(reader);
      if (wait > 0 && this.#now() + wait > until) refuse("too_many_requests", { retry_after_ms: wait });
      if (wait > 0) await sleep(wait);
      return this.#read(reader, read);
    });
    const settled = reading.catch(() => {});
    this.#readings.set(identity, settled);
    try {
      return await reading;
    } finally {
      if (this.#readings.get(identity) === settled) this.#readings.delete(identity);
    }
  }

  async #read<T>(reader: Reader, read: (spend: Spend) => Promise<T>): Promise<T> {
    let spent = 0;
    try {
      return await read((bytes) => {
        spent += bytes;
      });
    } finally {
      this.charge(reader, spent);
    }
  }
}

function rateOf(mebibytes: number) {
  const perSecond = mebibytes * 1024 * 1024;
  return { perSecond, burst: READ_BURST_SECONDS * perSecond };
}
