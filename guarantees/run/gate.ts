import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import type { Chance } from "./chance";

/** The options of a client behind a gate, so that it soon notices a stalled connection. */
export const BEHIND_GATE = {
  retryDelayMs: () => 50,
  keepAlive: { enabled: true, intervalMs: 2000, pongTimeoutMs: 2000 },
};

type Passage = { readonly near: Socket; readonly far: Socket };

/** The way to one server, on which connections can be cut, held up and slowed down. Its address stays the same. */
export class Gate {
  /** The server's present port; 0 lets nobody through. */
  backend = 0;
  readonly #server: Server;
  readonly #passages = new Set<Passage>();
  #delay = 0;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async open(): Promise<Gate> {
    const server = createServer();
    const gate = new Gate(server);
    server.on("connection", (socket) => gate.#admit(socket));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return gate;
  }

  get socketUrl(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api/trpc`;
  }

  cutAll(): void {
    for (const passage of this.#passages) cut(passage);
  }

  cutOne(chance: Chance): void {
    const passage = this.#any(chance);
    if (passage !== undefined) cut(passage);
  }

  /** Stalls one connection for a while, in both directions, and then cuts it if told. */
  stallOne(chance: Chance, { ms, thenCut }: { ms: number; thenCut: boolean }): void {
    const passage = this.#any(chance);
    if (passage === undefined) return;
    for (const socket of [passage.near, passage.far]) socket.pause();
    setTimeout(() => {
      if (thenCut) cut(passage);
      for (const socket of [passage.near, passage.far]) socket.resume();
    }, ms).unref();
  }

  slow(ms: number): void {
    this.#delay = ms;
  }

  async close(): Promise<void> {
    this.cutAll();
    this.#server.close();
    await once(this.#server, "close");
  }

  #any(chance: Chance): Passage | undefined {
    const [first, ...others] = this.#passages;
    return first && chance.oneOf([first, ...others]);
  }

  #admit(near: Socket): void {
    const far = connect(this.backend, "127.0.0.1");
    const passage = { near, far };
    this.#passages.add(passage);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.setNoDelay();
      from.on("data", (data) => this.#pass(from, to, data));
      from.on("end", () => to.end());
      from.on("error", () => cut(passage));
      from.on("close", () => {
        this.#passages.delete(passage);
        cut(passage);
      });
    }
  }

  #pass(from: Socket, to: Socket, data: Buffer): void {
    if (this.#delay === 0) {
      if (!to.write(data)) {
        from.pause();
        to.once("drain", () => from.resume());
      }
      return;
    }
    from.pause();
    setTimeout(() => {
      to.write(data);
      from.resume();
    }, this.#delay);
  }
}

function cut({ near, far }: Passage): void {
  near.destroy();
  far.destroy();
}
