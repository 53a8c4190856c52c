import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import type { TestDatabase } from "../test-database";

/** A proxy before PostgreSQL that can lose the answer to a COMMIT. */
export class DatabaseProxy {
  /** The number of next COMMITs whose connection breaks before the answer. */
  commitsToLose = 0;
  /** The same, but the connection stays open and silent. */
  commitsToSilence = 0;
  readonly #server: Server;
  readonly #database: URL;
  readonly #sockets = new Set<Socket>();

  private constructor(database: TestDatabase) {
    this.#database = new URL(database.url);
    this.#server = createServer((socket) => this.#pass(socket));
  }

  static async before(database: TestDatabase): Promise<DatabaseProxy> {
    const proxy = new DatabaseProxy(database);
    await once(proxy.#server.listen(0, "127.0.0.1"), "listening");
    return proxy;
  }

  get url(): string {
    const url = new URL(this.#database);
    url.hostname = "127.0.0.1";
    url.port = String((this.#server.address() as AddressInfo).port);
    return url.href;
  }

  [Symbol.dispose](): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #pass(socket: Socket): void {
    const { hostname, port } = this.#database;
    const database = connect(Number(port || 5432), hostname);
    for (const [one, other] of [
      [socket, database],
      [database, socket],
    ] as const) {
      this.#sockets.add(one);
      one.on("error", () => {});
      one.once("close", () => other.destroy());
    }
    socket.on("data", (data) => database.write(data));
    let isSilent = false;
    database.on("data", (data) => {
      if (isSilent) return;
      if (this.commitsToSilence > 0 && data.includes("COMMIT")) {
        this.commitsToSilence -= 1;
        isSilent = true;
        return;
      }
      if (this.commitsToLose === 0 || !data.includes("COMMIT")) return void socket.write(data);
      this.commitsToLose -= 1;
      socket.destroy();
    });
  }
}
