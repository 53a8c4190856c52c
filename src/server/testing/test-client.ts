import { createTRPCClient, createWSClient, wsLink } from "@trpc/client";
import type { WebSocket } from "ws";
import type { AppRouter } from "../api/router";
import { BrowserSocket } from "./network/browser-socket";

type Options = Pick<Parameters<typeof createWSClient>[0], "retryDelayMs" | "keepAlive" | "onOpen" | "onClose">;

/** The real client, which reconnects by itself, on a WebSocket that a test can reach. */
export class TestClient {
  readonly trpc: ReturnType<typeof createTRPCClient<AppRouter>>;
  /** The newest. */
  socket: WebSocket | undefined;
  connections = 0;
  readonly #wire: ReturnType<typeof createWSClient>;

  constructor(url: string, token: string, options: Options = {}) {
    const took = (socket: WebSocket) => {
      this.socket = socket;
      this.connections += 1;
    };
    class Socket extends BrowserSocket {
      constructor(address: string) {
        super(address);
        took(this);
      }
    }
    this.#wire = createWSClient({
      url,
      WebSocket: Socket as unknown as typeof globalThis.WebSocket,
      connectionParams: { token },
      retryDelayMs: () => 20,
      ...options,
    });
    this.trpc = createTRPCClient<AppRouter>({ links: [wsLink({ client: this.#wire })] });
  }

  async close(): Promise<void> {
    await this.#wire.close();
  }

  /** Closes it without waiting for the server. */
  async cut(): Promise<void> {
    const closed = this.close();
    this.socket?.terminate();
    await closed;
  }
}
