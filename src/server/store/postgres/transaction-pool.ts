import { AsyncLocalStorage } from "node:async_hooks";
import { Pool, type PoolClient, type PoolConfig } from "pg";

type Taking = { client?: PoolClient; isOver: boolean };

/**
 * A pool that tells which of its connections Prisma has taken for a transaction: what is done on it meanwhile is part of
 * that.
 */
export class TransactionPool extends Pool {
  readonly #taking = new AsyncLocalStorage<Taking>();
  readonly #takers = new WeakMap<PoolClient, Taking>();

  constructor(config: PoolConfig) {
    super(config);
    this.on("release", (_, client) => {
      const taking = this.#takers.get(client);
      this.#takers.delete(client);
      if (taking === undefined) return;
      taking.client = undefined;
      taking.isOver = true;
    });
  }

  /**
   * Does something that takes a connection, and may ask which one it was, for as long as it is not given back: each time
   * that it is to be used, for Prisma gives up a transaction that takes too long.
   */
  telling<T>(work: (taken: () => PoolClient) => Promise<T>): Promise<T> {
    const taking: Taking = { isOver: false };
    const taken = () => taking.client ?? nothingTaken();
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
    if (taking !== undefined && taking.client === undefined && !taking.isOver) {
      taking.client = client;
      this.#takers.set(client, taking);
    }
    return client;
  }
}

/** Fails as Prisma does whose transaction is over. */
function nothingTaken(): never {
  throw Object.assign(new Error("the transaction is over"), { code: "P2028" });
}
