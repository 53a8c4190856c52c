import type { Socket } from "node:net";
import type { WebSocket } from "ws";
import { turn } from "./store/turns";

export type Pulse = {
  /** How often a connection is asked whether its other end lives, and how long it may take to answer, in milliseconds. */
  readonly everyMs: number;
  readonly patienceMs: number;
  /** How slowly a client may read what is long, in bytes a millisecond. */
  readonly slowestLine?: number;
};

const PULSE: Pulse = { everyMs: 30_000, patienceMs: 5_000 };
/** A client that is sent more than that of the past may take its time to read it, in bytes. */
const LONG_BYTES = 1024 * 1024;
export const SLOWEST_LINE = 32;

/** A connection, and what is known of its client. */
export type Pulsing = {
  readonly client: WebSocket;
  readonly socket: Socket;
  /** When something was heard of it last, in milliseconds of the process. */
  heardAt: number;
  /** How many of the bytes that were written to it, it has certainly read. */
  read: number;
  /** The end of what was written to it of the past, in bytes since it began: histories, replays, and pages. */
  readonly pastUpTo: number;
};

type Parts = {
  readonly pulse?: Pulse;
  /** The connections that are open now. */
  readonly open: () => Iterable<Pulsing>;
  /** Is told of each connection that is ended because nothing is heard of its client. */
  readonly onSilence: () => void;
};

/**
 * Asks all clients whether they live, and ends the connections of those from whom nothing is heard. Who sends without
 * pause lives too, though the answer is behind all that; who was sent a long history reads that before the question.
 */
export class Heartbeat {
  readonly #timer: NodeJS.Timeout;
  readonly #parts: Parts;
  readonly #slowestLine: number;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { everyMs, patienceMs, slowestLine = SLOWEST_LINE } = parts.pulse ?? PULSE;
    this.#slowestLine = slowestLine;
    this.#timer = setInterval(() => this.#ask(patienceMs), everyMs);
    this.#timer.unref();
  }

  /** Is told of whatever is heard on a connection. */
  hear(connection: Pulsing): void {
    connection.heardAt = performance.now();
  }

  /** Is told of each answer to a ping, with what the ping said: how much had been written before it. */
  hearAnswer(connection: Pulsing, said: Buffer): void {
    this.hear(connection);
    const written = Number(said.toString("latin1"));
    if (written > connection.read && written <= connection.socket.bytesWritten) connection.read = written;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #ask(patienceMs: number): void {
    const askedAt = performance.now();
    const asked = [...this.#parts.open()];
    for (const { client, socket } of asked) client.ping(String(socket.bytesWritten));
    setTimeout(async () => {
      // After a long stop the time is over before the answers that have come are read.
      await turn();
      await turn();
      for (const connection of asked) {
        if (connection.heardAt >= askedAt) continue;
        const unread = connection.pastUpTo - connection.read;
        if (unread <= LONG_BYTES) this.#end(connection, askedAt);
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
