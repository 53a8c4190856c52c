import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { ended, listening } from "./machine/server-child";
import { RedisProxy } from "./network/redis-proxy";
import { shiftClock, spawnServer } from "./server-process";
import { Site } from "./site";
import { POSTGRES, REDIS, TestDatabase } from "./test-database";

export const NO_CLUSTER =
  POSTGRES !== undefined && REDIS !== undefined
    ? false
    : "needs PARLEY_TEST_DATABASE_URL (PostgreSQL) and PARLEY_TEST_REDIS_URL";

export class Node extends Site {
  readonly log: string[] = [];
  readonly #settings: Record<string, string>;
  #process: ChildProcess | undefined;
  #port = "0";

  constructor(settings: Record<string, string>) {
    super();
    this.#settings = settings;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** A restart uses the same port. */
  async starts(): Promise<void> {
    const child = spawnServer({ ...this.#settings, PORT: this.#port });
    this.#process = child;
    this.#port = new URL(await listening(child, (line) => this.log.push(line))).port;
  }

  /** Ends as in a power cut, or with another signal. */
  async dies(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child !== undefined) await ended(child, signal);
  }

  async shiftClock(ms: number): Promise<void> {
    await shiftClock(this.#process, ms);
  }

  /** Stops as on a machine that sleeps. */
  standsStill(): void {
    this.#process?.kill("SIGSTOP");
  }

  goesOn(): void {
    this.#process?.kill("SIGCONT");
  }

  async ends(): Promise<void> {
    await this.closeConnections();
    await this.dies();
  }
}

/** Several processes that serve the same rooms, over one PostgreSQL and one Redis. Ends with its scope. */
export class Cluster {
  readonly nodes: readonly Node[];
  readonly redis: RedisProxy;
  readonly database: TestDatabase;

  private constructor(database: TestDatabase, redis: RedisProxy, nodes: readonly Node[]) {
    this.database = database;
    this.redis = redis;
    this.nodes = nodes;
  }

  static async start(count: number, settings: Record<string, string> = {}): Promise<Cluster> {
    assert.ok(REDIS, NO_CLUSTER || "");
    const database = await TestDatabase.make();
    const redis = await RedisProxy.to(REDIS);
    const nodes = Array.from(
      { length: count },
      () => new Node({ ...database.settings, REDIS_URL: redis.url, ...settings }),
    );
    const cluster = new Cluster(database, redis, nodes);
    await Promise.all(nodes.map((node) => node.starts()));
    return cluster;
  }

  get settings(): Record<string, string> {
    return { ...this.database.settings, REDIS_URL: this.redis.url };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.ends()));
    await this.redis[Symbol.asyncDispose]();
    await this.database[Symbol.asyncDispose]();
  }
}
