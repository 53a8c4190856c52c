import { createTRPCClient, createWSClient, wsLink } from "@trpc/client";
import { WebSocket } from "ws";
import type { AppRouter } from "../../src/server/api/router";
import { SplittingSocket } from "../../src/server/testing/splitting-socket";

export type LineEvents = {
  readonly onOpen: () => void;
  readonly onClose: () => void;
};

/** A connection by the real client, which reconnects by itself, and whose socket can be lost at will. */
export class Line {
  readonly client: ReturnType<typeof createTRPCClient<AppRouter>>;
  readonly #wire: ReturnType<typeof createWSClient>;
  #socket: WebSocket | undefined;

  constructor(url: string, token: string, { onOpen, onClose }: LineEvents) {
    const took = (socket: WebSocket) => {
      this.#socket = socket;
    };
    class Socket extends SplittingSocket {
      constructor(address: string) {
        super(address);
        took(this);
      }

      /** Drops frames once it is closing: so does a browser's WebSocket, and ws does not. */
      override emit(event: string | symbol, ...given: unknown[]): boolean {
        return event === "message" && this.readyState !== WebSocket.OPEN ? false : super.emit(event, ...given);
      }
    }
    this.#wire = createWSClient({
      url,
      WebSocket: Socket as unknown as typeof globalThis.WebSocket,
      connectionParams: { token },
      retryDelayMs: () => 50,
      keepAlive: { enabled: true, intervalMs: 2000, pongTimeoutMs: 2000 },
      onOpen,
      onClose,
    });
    this.client = createTRPCClient<AppRouter>({ links: [wsLink({ client: this.#wire })] });
  }

  drop(code: number | undefined): void {
    if (this.#socket === undefined || this.#socket.readyState !== WebSocket.OPEN) return;
    if (code === undefined) this.#socket.terminate();
    else this.#socket.close(code);
  }

  async close(): Promise<void> {
    const closed = this.#wire.close();
    this.#socket?.terminate();
    await closed;
  }
}
