import { AsyncLocalStorage } from "node:async_hooks";
import { Pool, type PoolClient, type PoolConfig } from "pg";

type Taking = { client?: PoolClient; isOver: boolean };

/** A pool that tells which connection Prisma took for a transaction, so that other statements can join it. */
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

  /** Ask `taken` before each use of the connection: Prisma gives up a transaction that takes too long. */
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

function nothingTaken(): never {
  throw Object.assign(new Error("the transaction is over"), { code: "P2028" });
}
