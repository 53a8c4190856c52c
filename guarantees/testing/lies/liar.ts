import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type RawData, WebSocket, WebSocketServer } from "ws";

/** A client's connection through the liar: its last frame, and a function that sends it another. */
export type Victim = { readonly last: string | undefined; readonly hand: (frame: string) => void };

/** Returns the frames that reach a client in place of one from the server. */
export type Lie = (frame: string, victim: Victim, others: readonly Victim[]) => readonly string[];

/** Returns an answer to a client's request that the server is not to hear; `undefined` for one that it is. */
export type Pretence = (frame: string) => string | undefined;

/** A proxy before a real server that passes on everything, except that it lies to clients about some frames. */
export class Liar {
  target = 0;
  readonly #server: WebSocketServer;
  readonly #lie: Lie;
  readonly #pretence: Pretence;
  readonly #victims = new Set<Victim>();

  private constructor(server: WebSocketServer, lie: Lie, pretence: Pretence) {
    this.#server = server;
    this.#lie = lie;
    this.#pretence = pretence;
  }

  static async open(lie: Lie, pretence: Pretence = () => undefined): Promise<Liar> {
    const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
    const liar = new Liar(server, lie, pretence);
    server.on("connection", (near, { url }) => liar.#admit(near, url ?? "/"));
    await once(server, "listening");
    return liar;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
    await once(this.#server, "close");
  }

  #admit(near: WebSocket, url: string): void {
    const far = new WebSocket(`ws://127.0.0.1:${this.target}${url}`);
    const early: string[] = [];
    const victim = { last: undefined as string | undefined, hand: (frame: string) => near.send(frame) };
    this.#victims.add(victim);
    near.on("message", (data) => {
      const frame = text(data);
      const answer = this.#pretence(frame);
      if (answer !== undefined) near.send(answer);
      else if (far.readyState === WebSocket.OPEN) far.send(frame);
      else early.push(frame);
    });
    far.on("open", () => early.forEach((it) => void far.send(it)));
    far.on("message", (data) => {
      const frame = text(data);
      const others = [...this.#victims].filter((it) => it !== victim);
      for (const told of this.#lie(frame, victim, others)) near.send(told);
      if (frame.includes('"type":"data","id":')) victim.last = frame;
    });
    for (const [from, to] of [[near, far] as const, [far, near] as const]) {
      from.on("error", () => to.terminate());
      from.on("close", () => {
        this.#victims.delete(victim);
        to.terminate();
      });
    }
  }
}

function text(data: RawData): string {
  return data.toString();
}
