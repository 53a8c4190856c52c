import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/**
 * A proxy that can fall silent: it then forwards nothing in either direction, without an error, as when a laptop is
 * closed or a cable pulled.
 */
export class SilentProxy {
  readonly #listener: Server;
  readonly #pairs: { readonly client: Socket; readonly server: Socket }[] = [];

  private constructor(port: number) {
    this.#listener = createServer({ allowHalfOpen: true }, (client) => {
      const server = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
      for (const socket of [client, server]) socket.on("error", () => {});
      client.pipe(server);
      server.pipe(client);
      this.#pairs.push({ client, server });
    });
  }

  static async to(origin: string): Promise<SilentProxy> {
    const proxy = new SilentProxy(Number(new URL(origin).port));
    proxy.#listener.listen(0, "127.0.0.1");
    await once(proxy.#listener, "listening");
    return proxy;
  }

  get socketUrl(): string {
    return `ws://127.0.0.1:${(this.#listener.address() as AddressInfo).port}/api/trpc`;
  }

  fallSilent(): void {
    for (const { client, server } of this.#pairs) {
      client.unpipe(server).pause();
      server.unpipe(client).pause();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { client, server } of this.#pairs) for (const socket of [client, server]) socket.destroy();
    this.#listener.close();
    await once(this.#listener, "close");
  }
}
