import { randomBytes } from "node:crypto";
import type { Socket } from "node:net";
import type { WebSocket } from "ws";
import { turn } from "../kit/event-loop";
import { ANONYMOUS_MS, PING_ANSWER_MS, PING_DELAYING_BYTES, PING_EVERY_MS, SLOWEST_LINE } from "../kit/limits";

export type Pulse = {
  /** How often a connection is asked whether its other end lives, and how long it may take to answer, in milliseconds. */
  readonly everyMs: number;
  readonly patienceMs: number;
  /** How slowly a client may read what is long, in bytes a millisecond. */
  readonly slowestLine?: number;
  /** How long a connection may stay of which nobody knows whose it is, in milliseconds. */
  readonly anonymousMs?: number;
};

const PULSE: Pulse = { everyMs: PING_EVERY_MS, patienceMs: PING_ANSWER_MS };

/** A connection, and what is known of its client. */
export type Pulsing = {
  readonly client: WebSocket;
  readonly socket: Socket;
  /** Since when it is open, in milliseconds of the process. */
  readonly openedAt: number;
  /** Whether it is known whose it is. */
  readonly isKnown: boolean;
  /** When its client was last known to live, in milliseconds of the process. */
  heardAt: number;
  /** The word that tells that a ping was read, until it is answered. */
  question: string | undefined;
  /** How many of the bytes that were written to it, it has certainly read. */
  read: number;
  /** The end of what was written to it of the past, in bytes since it began: histories, replays, and pages. */
  readonly pastUpTo: number;
};

type Parts<Connection> = {
  readonly pulse?: Pulse;
  /** The connections that are open now. */
  readonly open: () => Iterable<Connection>;
  /** Is told of each connection that is ended because nothing is heard of its client. */
  readonly onSilence: () => void;
  /** Ends a connection of which nobody knows whose it is, because it has been open for long enough. */
  readonly dismiss: (connection: Connection) => void;
};

/**
 * Asks all clients whether they live, and ends the connections of those from whom nothing is heard. Each ping has a word
 * in it that nobody can know who does not read. A client that sends requests without pause lives too, for its answer is
 * behind them; a client that was sent a long history reads that before the ping.
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

  /** Is told of each pong, with what it says; says whether that is the answer to a ping, and was read there. */
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
      // After a long stop the time is over before the answers that have come are read.
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

  /** Ends a connection, unless it is over, or something was heard since. */
  #end({ client, heardAt }: Pulsing, askedAt: number): void {
    if (client.readyState === client.CLOSED || heardAt >= askedAt) return;
    this.#parts.onSilence();
    client.terminate();
  }
}
