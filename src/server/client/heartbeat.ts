import { randomBytes } from "node:crypto";
import type { Socket } from "node:net";
import type { WebSocket } from "ws";
import { turn } from "../kit/event-loop";
import { ANONYMOUS_MS, PING_ANSWER_MS, PING_DELAYING_BYTES, PING_EVERY_MS, SLOWEST_LINE } from "../kit/limits";

export type Pulse = {
  readonly everyMs: number;
  readonly patienceMs: number;
  readonly slowestLine?: number;
  readonly anonymousMs?: number;
};

const PULSE: Pulse = { everyMs: PING_EVERY_MS, patienceMs: PING_ANSWER_MS };

export type Pulsing = {
  readonly client: WebSocket;
  readonly socket: Socket;
  readonly openedAt: number;
  readonly isKnown: boolean;
  heardAt: number;
  question: string | undefined;
  /** A lower bound of the bytes that the client has read. */
  read: number;
  /** The end of the history, replays and pages in the output, in bytes since the connection began. */
  readonly pastUpTo: number;
};

type Parts<Connection> = {
  readonly pulse?: Pulse;
  readonly open: () => Iterable<Connection>;
  readonly onSilence: () => void;
  readonly dismiss: (connection: Connection) => void;
};

/**
 * Pings all clients, and ends silent ones. A nonce proves that a client has read the ping. A client that sends without
 * pause counts as alive; one with a long history gets more time.
 */
export class Heartbeat<Connection extends Pulsing> {
  readonly #timer: NodeJS.Timeout;
  readonly #parts: Parts<Connection>;
  readonly #slowestLine: number;
  readonly #anonymousMs: number;

  constructor(parts: Parts<Connection>) {
    this.#parts = parts;
    const { everyMs, patienceMs, slowestLine = SLOWEST_LINE, anonymousMs = ANONYMOUS_MS } = parts.pulse ?? PULSE;
    this.#slowestLine = slowestLine;
    this.#anonymousMs = anonymousMs;
    this.#timer = setInterval(() => this.#ask(patienceMs), everyMs);
    this.#timer.unref();
  }

  /** Returns whether it answers a ping, and so proves that the output before it was read. */
  hearAnswer(connection: Pulsing, said: Buffer): boolean {
    const [written, word] = said.toString("latin1").split(".");
    if (word === undefined || word !== connection.question) return false;
    connection.question = undefined;
    connection.heardAt = performance.now();
    connection.read = Math.max(connection.read, Math.min(Number(written), connection.socket.bytesWritten));
    return true;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #ask(patienceMs: number): void {
    const askedAt = performance.now();
    const asked = [...this.#parts.open()];
    for (const connection of asked) {
      if (!connection.isKnown && askedAt - connection.openedAt > this.#anonymousMs) this.#parts.dismiss(connection);
      connection.question ??= randomBytes(6).toString("base64url");
      connection.client.ping(`${connection.socket.bytesWritten}.${connection.question}`);
    }
    setTimeout(async () => {
      // After a long stall, the timer fires before the pongs are read.
      await turn();
      await turn();
      for (const connection of asked) {
        if (connection.heardAt >= askedAt) continue;
        const unread = connection.pastUpTo - connection.read;
        if (unread <= PING_DELAYING_BYTES) this.#end(connection, askedAt);
        else setTimeout(() => this.#end(connection, askedAt), unread / this.#slowestLine).unref();
      }
    }, patienceMs).unref();
  }

  #end({ client, heardAt }: Pulsing, askedAt: number): void {
    if (client.readyState === client.CLOSED || heardAt >= askedAt) return;
    this.#parts.onSilence();
    client.terminate();
  }
}
