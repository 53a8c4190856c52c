import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** The connection of a client, and the one that the proxy makes for it. */
export type Passage = { readonly client: Socket; readonly server: Socket };

/** A proxy on a port of this machine, which stays the same. Each kind treats the bytes in its own way. */
export abstract class TcpProxy {
  readonly passages = new Set<Passage>();
  #listener = createServer();
  #port = 0;

  protected abstract get target(): { readonly port: number; readonly host: string };

  /** Handles the bytes from one socket of a passage to the other. */
  protected abstract pass(from: Socket, to: Socket, passage: Passage): void;

  get port(): number {
    return this.#port;
  }

  get socketUrl(): string {
    return `ws://127.0.0.1:${this.#port}/api/trpc`;
  }

  cutAll(): void {
    for (const passage of this.passages) cut(passage);
  }

  /** Accepts connections. */
  async opens(): Promise<void> {
    this.#listener = createServer({ allowHalfOpen: true }, (client) => this.#admit(client));
    await once(this.#listener.listen(this.#port, "127.0.0.1"), "listening");
    this.#port = (this.#listener.address() as AddressInfo).port;
  }

  /** Ends all connections and accepts none. */
  async closes(): Promise<void> {
    if (!this.#listener.listening) return;
    const closed = once(this.#listener, "close");
    this.#listener.close();
    this.cutAll();
    await closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.closes();
  }

  #admit(client: Socket): void {
    const server = connect({ ...this.target, allowHalfOpen: true });
    const passage = { client, server };
    this.passages.add(passage);
    for (const [from, to] of [[client, server] as const, [server, client] as const]) {
      from.setNoDelay();
      from.on("error", () => cut(passage));
      from.on("end", () => to.end());
      from.on("close", () => {
        this.passages.delete(passage);
        cut(passage);
      });
      this.pass(from, to, passage);
    }
  }
}

export function cut({ client, server }: Passage): void {
  client.destroy();
  server.destroy();
}
