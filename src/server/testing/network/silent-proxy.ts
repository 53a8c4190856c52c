import type { Socket } from "node:net";
import { TcpProxy } from "./tcp-proxy";

/**
 * A proxy that can fall silent: it then forwards nothing in either direction, without an error, as when a laptop is
 * closed or a cable pulled.
 */
export class SilentProxy extends TcpProxy {
  readonly #server: URL;

  private constructor(origin: string) {
    super();
    this.#server = new URL(origin);
  }

  static async to(origin: string): Promise<SilentProxy> {
    const proxy = new SilentProxy(origin);
    await proxy.opens();
    return proxy;
  }

  fallSilent(): void {
    for (const { client, server } of this.passages) {
      client.unpipe(server).pause();
      server.unpipe(client).pause();
    }
  }

  protected get target() {
    return { port: Number(this.#server.port), host: this.#server.hostname };
  }

  protected pass(from: Socket, to: Socket): void {
    from.pipe(to);
  }
}
