import { setTimeout as sleep } from "node:timers/promises";
import type { Id } from "../../protocol";
import { refuse } from "../kit/bad-request";
import { READ_BURST_SECONDS, READ_PATIENCE_MS } from "../kit/limits";
import { Allowance } from "./allowance";

/** Somebody for whom the past is read: an identity, and the address from which it asks. */
export type Reader = { readonly identity: Id; readonly address: string };
/** Is told how many bytes a reading has cost. */
export type Spend = (bytes: number) => void;

type Parts = {
  /** How many MiB a second each identity may read, and all identities of an address; 0: any amount. */
  readonly perIdentity: number;
  readonly perAddress: number;
  /** Milliseconds of a clock that never runs backwards. */
  readonly now?: () => number;
};

/**
 * How much of the past may be read, in bytes: a join can cost ten thousand times as much as another. A reading is
 * charged when it is known what it cost, and leaves a debt if that was too much: the next one waits until it is paid.
 */
export class Budget {
  readonly #own: Allowance;
  readonly #addresses: Allowance;
  readonly #now: () => number;
  /** The newest reading of each identity that has one. */
  readonly #readings = new Map<Id, Promise<unknown>>();

  constructor({ perIdentity, perAddress, now = () => performance.now() }: Parts) {
    this.#own = new Allowance(rateOf(perIdentity), now);
    this.#addresses = new Allowance(rateOf(perAddress), now);
    this.#now = now;
  }

  /** How many milliseconds until somebody may read again. */
  wait({ identity, address }: Reader): number {
    return Math.max(this.#own.wait(identity), this.#addresses.wait(address));
  }

  /** Notes what was read for somebody. */
  charge({ identity, address }: Reader, bytes: number): void {
    this.#own.charge(identity, bytes);
    this.#addresses.charge(address, bytes);
  }

  /** Reads at once; refuses who has a debt. */
  async read<T>(reader: Reader, read: (spend: Spend) => Promise<T>): Promise<T> {
    const wait = this.wait(reader);
    if (wait > 0) refuse("too_many_requests", { retry_after_ms: wait });
    return this.#read(reader, read);
  }

  /**
   * Reads when a debt is paid, and one thing after the other for each identity: a hundred at once would all be begun
   * before it is known what the first of them costs. Refuses who would have to wait for longer.
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
