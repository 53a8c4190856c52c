import type { Socket } from "node:net";
import type { WebSocket } from "ws";
import { OUTLET_LIMIT_BYTES } from "./outlet";

/** How often it is looked at what is unread, in milliseconds. */
const EVERY_MS = 1_000;
/** How much may be unread by all together who have a lot to read, in bytes. */
const ALL_BYTES = 128 * 1024 * 1024;

/** A connection, as far as it is looked at. */
type Reading = { readonly client: WebSocket; readonly socket: Socket };

/** How many bytes a client has taken, and until when it has to take more, in milliseconds of the process. */
type Taken = { readonly bytes: number; readonly until: number };

type Parts<Connection> = {
  /** How slowly a client may read, in bytes a millisecond. */
  readonly slowestLine: number;
  /** The connections that are open now. */
  readonly open: () => Iterable<Connection>;
  /** Ends a connection because its client does not read. */
  readonly cut: (connection: Connection) => void;
};

/**
 * What clients have to read of the past. One who joins gets megabytes at once, and may take the time that a slow line
 * needs for them; who has taken nothing by then is cut, whatever they say meanwhile, and where all of it is too much,
 * those who have the most.
 */
export class Backlogs<Connection extends Reading> {
  readonly #parts: Parts<Connection>;
  readonly #timer: NodeJS.Timeout;
  /** Those who have a lot to read. */
  #taken = new Map<Connection, Taken>();

  constructor(parts: Parts<Connection>) {
    this.#parts = parts;
    this.#timer = setInterval(() => this.#look(performance.now()), EVERY_MS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(now: number): void {
    const taken = new Map<Connection, Taken>();
    for (const connection of this.#parts.open()) {
      const { client, socket } = connection;
      const unread = socket.writableLength;
      if (client.readyState !== client.OPEN || unread <= OUTLET_LIMIT_BYTES) continue;
      const bytes = socket.bytesWritten - unread;
      const before = this.#taken.get(connection);
      const until = now + unread / this.#parts.slowestLine;
      taken.set(connection, before?.bytes === bytes ? before : { bytes, until });
    }
    this.#taken = taken;
    const byLength = [...taken].sort(([one], [other]) => other.socket.writableLength - one.socket.writableLength);
    let all = byLength.reduce((sum, [{ socket }]) => sum + socket.writableLength, 0);
    for (const [connection, { until }] of byLength) {
      if (all <= ALL_BYTES && now < until) continue;
      all -= connection.socket.writableLength;
      this.#parts.cut(connection);
    }
  }
}
