import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import { frontOf } from "../delivery/delivery";
import { textFrame } from "../delivery/frame";
import { Outlet } from "../delivery/outlet";

type Answer = {
  readonly id: unknown;
  readonly jsonrpc?: unknown;
  readonly result?: { readonly data?: unknown };
  readonly error?: unknown;
};

type Addressed = { readonly client: WebSocket; readonly socket: Duplex };

/**
 * Each unsent answer is an object in memory, however short, so answers are counted, too. A room's events bypass this
 * class (see `outlet.ts`).
 */
export class Outbound {
  readonly #addressed: Addressed;
  #unread = 0;
  #onRead: (() => void) | undefined;
  #whenRead: Promise<void> | undefined;

  constructor(addressed: Addressed) {
    this.#addressed = addressed;
  }

  get unread(): number {
    return this.#unread;
  }

  async whenRead(): Promise<void> {
    if (this.#unread === 0) return;
    this.#whenRead ??= new Promise((resolve) => {
      this.#onRead = resolve;
    });
    await this.#whenRead;
  }

  /**
   * The first result of a subscription contains its outlet, and shows the request's id, which starts all later frames.
   * The outlet goes live on the next turn, because its frames would now overtake the result.
   */
  answer(answer: Answer): void {
    const outlet = outletIn(answer);
    this.say(JSON.stringify(answer));
    if (outlet !== undefined) setImmediate(() => outlet.goLive(frontOf(answer)));
  }

  say(text: string): void {
    const { client, socket } = this.#addressed;
    if (client.readyState !== client.OPEN) return;
    this.#unread += 1;
    socket.write(textFrame(text), this.#taken);
  }

  pong(said: Buffer): void {
    const { client } = this.#addressed;
    if (client.readyState !== client.OPEN) return;
    this.#unread += 1;
    client.pong(said, false, this.#taken);
  }

  readonly #taken = (): void => {
    this.#unread -= 1;
    if (this.#unread > 0) return;
    this.#onRead?.();
    this.#onRead = undefined;
    this.#whenRead = undefined;
  };
}

/** The outlet in `{ result: { data: { id, data: Outlet } } }`, the form of a tracked result. */
function outletIn({ result }: Answer): Outlet | undefined {
  const tracked = result?.data;
  if (typeof tracked !== "object" || tracked === null || !("data" in tracked)) return undefined;
  return tracked.data instanceof Outlet ? tracked.data : undefined;
}
