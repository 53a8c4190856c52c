import type { Socket } from "node:net";
import { cut, type Passage, TcpProxy } from "../../../src/server/testing/network/tcp-proxy";
import type { Chance } from "../chance/chance";

/** The options of a client behind a gate, so that it soon notices a stalled connection. */
export const BEHIND_GATE = {
  retryDelayMs: () => 50,
  keepAlive: { enabled: true, intervalMs: 2000, pongTimeoutMs: 2000 },
};

/** The way to one server, on which connections can be cut, held up and slowed down. Its address stays the same. */
export class Gate extends TcpProxy {
  /** The server's present port; 0 lets nobody through. */
  backend = 0;
  #delay = 0;

  static async open(): Promise<Gate> {
    const gate = new Gate();
    await gate.opens();
    return gate;
  }

  cutOne(chance: Chance): void {
    const passage = this.#any(chance);
    if (passage !== undefined) cut(passage);
  }

  /** Stalls one connection for a while, in both directions, and then cuts it if told. */
  stallOne(chance: Chance, { ms, thenCut }: { ms: number; thenCut: boolean }): void {
    const passage = this.#any(chance);
    if (passage === undefined) return;
    const sockets = [passage.client, passage.server];
    for (const socket of sockets) socket.pause();
    setTimeout(() => {
      if (thenCut) cut(passage);
      for (const socket of sockets) socket.resume();
    }, ms).unref();
  }

  slow(ms: number): void {
    this.#delay = ms;
  }

  protected get target() {
    return { port: this.backend, host: "127.0.0.1" };
  }

  protected pass(from: Socket, to: Socket): void {
    from.on("data", (data) => this.#carry(from, to, data));
  }

  #any(chance: Chance): Passage | undefined {
    const [first, ...others] = this.passages;
    return first && chance.oneOf([first, ...others]);
  }

  #carry(from: Socket, to: Socket, data: Buffer): void {
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
