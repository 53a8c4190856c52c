import type { Socket } from "node:net";
import type { TestDatabase } from "../test-database";
import { cut, type Passage, TcpProxy } from "./tcp-proxy";

/** A proxy before PostgreSQL that can lose the answer to a COMMIT. */
export class DatabaseProxy extends TcpProxy {
  /** The number of next COMMITs whose connection breaks before the answer. */
  commitsToLose = 0;
  /** The same, but the connection stays open and silent. */
  commitsToSilence = 0;
  readonly #database: URL;

  private constructor(database: TestDatabase) {
    super();
    this.#database = new URL(database.url);
  }

  static async before(database: TestDatabase): Promise<DatabaseProxy> {
    const proxy = new DatabaseProxy(database);
    await proxy.opens();
    return proxy;
  }

  get url(): string {
    const url = new URL(this.#database);
    url.hostname = "127.0.0.1";
    url.port = String(this.port);
    return url.href;
  }

  protected get target() {
    return { port: Number(this.#database.port || 5432), host: this.#database.hostname };
  }

  protected pass(from: Socket, to: Socket, passage: Passage): void {
    let isSilent = false;
    from.on("data", (data) => {
      const isCommitted = from === passage.server && data.includes("COMMIT");
      if (isCommitted && this.commitsToSilence > 0) {
        this.commitsToSilence -= 1;
        isSilent = true;
      }
      if (isSilent) return;
      if (!isCommitted || this.commitsToLose === 0) return void to.write(data);
      this.commitsToLose -= 1;
      cut(passage);
    });
  }
}
