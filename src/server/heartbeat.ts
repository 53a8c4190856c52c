import type { Socket } from "node:net";
import type { WebSocket } from "ws";
import { turn } from "./store/turns";

/** How often a connection is asked whether its other end lives, and how long it may take to answer, in milliseconds. */
export type Pulse = { readonly everyMs: number; readonly patienceMs: number };

const PULSE: Pulse = { everyMs: 30_000, patienceMs: 5_000 };
/** A client that is sent more than that at once may take its time to read it, in bytes, and in bytes a millisecond. */
const LONG_BYTES = 1024 * 1024;
const SLOWEST_LINE = 32;

/** A sign of life: when it came, in milliseconds of the process, and how many bytes had been written by then. */
type Sign = { readonly socket: Socket; at: number; written: number };

type Parts = {
  readonly pulse?: Pulse;
  /** Is told of each connection that is ended because nothing is heard of its client. */
  readonly onSilence: () => void;
};

/**
 * Asks all clients whether they live, and ends the connections of those from whom nothing is heard. Who sends without
 * pause lives too, though the answer is behind all that; who was sent a long history reads that before the question.
 */
export class Heartbeat {
  readonly #signs = new Map<WebSocket, Sign>();
  readonly #timer: NodeJS.Timeout;
  readonly #onSilence: () => void;

  constructor({ pulse = PULSE, onSilence }: Parts) {
    this.#onSilence = onSilence;
    this.#timer = setInterval(() => this.#ask(pulse.patienceMs), pulse.everyMs);
    this.#timer.unref();
  }

  watch(client: WebSocket, socket: Socket): void {
    const sign = { socket, at: performance.now(), written: 0 };
    this.#signs.set(client, sign);
    const hear = () => {
      sign.at = performance.now();
      sign.written = socket.bytesWritten;
    };
    client.on("message", hear).on("pong", hear);
  }

  forget(client: WebSocket): void {
    this.#signs.delete(client);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #ask(patienceMs: number): void {
    const askedAt = performance.now();
    const asked = [...this.#signs];
    for (const [client] of asked) client.ping();
    setTimeout(async () => {
      // After a long stop the time is over before the answers that have come are read.
      await turn();
      await turn();
      for (const [client, { socket, at, written }] of asked) {
        if (at >= askedAt) continue;
        const unanswered = socket.bytesWritten - written;
        if (unanswered <= LONG_BYTES) this.#end(client, askedAt);
        else setTimeout(() => this.#end(client, askedAt), unanswered / SLOWEST_LINE).unref();
      }
    }, patienceMs).unref();
  }

  /** Ends a connection, unless it is over, or something was heard since. */
  #end(client: WebSocket, askedAt: number): void {
    const sign = this.#signs.get(client);
    if (sign === undefined || sign.at >= askedAt) return;
    this.#onSilence();
    client.terminate();
  }
}
