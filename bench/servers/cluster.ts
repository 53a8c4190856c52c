import { TestDatabase } from "../../src/server/testing/test-database";
import { Measured } from "./measured";
import { unlimited } from "./parley";

export class Cluster implements AsyncDisposable {
  readonly nodes: readonly Measured[];
  readonly #database: TestDatabase;

  private constructor(nodes: readonly Measured[], database: TestDatabase) {
    this.nodes = nodes;
    this.#database = database;
  }

  /** Uses a database of its own in the tests' PostgreSQL, and the tests' Redis. */
  static async start(count: number, core: number | undefined): Promise<Cluster> {
    const database = await TestDatabase.make();
    const settings = { ...database.settings, ...unlimited };
    const program = { args: ["--enable-source-maps", "dist/main.js"], core, settings };
    const nodes: Measured[] = [];
    for (let at = 0; at < count; at += 1) nodes.push(await Measured.start(program));
    return new Cluster(nodes, database);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const node of this.nodes) await node[Symbol.asyncDispose]();
    await this.#database[Symbol.asyncDispose]();
  }
}
