import { AsyncLocalStorage } from "node:async_hooks";
import { Pool, type PoolClient } from "pg";

type Taking = { client?: PoolClient };

/**
 * A pool that tells which of its connections Prisma has taken for a transaction: what is done on it meanwhile is part of
 * that.
 */
export class TellingPool extends Pool {
  readonly #taking = new AsyncLocalStorage<Taking>();

  /** Does something that takes a connection, and may ask which one it was. */
  telling<T>(work: (taken: () => PoolClient) => Promise<T>): Promise<T> {
    const taking: Taking = {};
    const taken = () => {
      if (taking.client === undefined) throw new Error("no connection has been taken");
      return taking.client;
    };
    return this.#taking.run(taking, () => work(taken));
  }

  override connect(): Promise<PoolClient>;
  override connect(then: Parameters<Pool["connect"]>[0]): void;
  override connect(then?: Parameters<Pool["connect"]>[0]): Promise<PoolClient> | undefined {
    if (then === undefined) return this.#connect();
    super.connect(then);
    return undefined;
  }

  async #connect(): Promise<PoolClient> {
    const client = await super.connect();
    const taking = this.#taking.getStore();
    if (taking !== undefined) taking.client ??= client;
    return client;
  }
}
