import type { Socket } from "node:net";
import type { WebSocket } from "ws";
import type { Id } from "../../protocol";
import * as limits from "../kit/limits";

/** A connection, as far as it is looked at. */
type Reading = {
  readonly client: WebSocket;
  readonly socket: Socket;
  readonly identity: Id | undefined;
  readonly address: string;
  /** How many answers it has not read. */
  readonly outbound: { readonly unread: number };
};

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
 * those who have the most. The same holds for whatever all connections of an identity, or of an address, do not read.
 */
export class Backlogs<Connection extends Reading> {
  readonly #parts: Parts<Connection>;
  readonly #timer: NodeJS.Timeout;
  /** Those who have a lot to read. */
  #taken = new Map<Connection, Taken>();

  constructor(parts: Parts<Connection>) {
    this.#parts = parts;
    this.#timer = setInterval(() => this.#look(performance.now()), limits.UNREAD_LOOK_MS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(now: number): void {
    const taken = new Map<Connection, Taken>();
    this.#bound(({ identity }) => identity, limits.IDENTITY_UNREAD_BYTES, limits.IDENTITY_UNREAD_ANSWERS);
    this.#bound(({ address }) => address, limits.ADDRESS_UNREAD_BYTES, limits.ADDRESS_UNREAD_ANSWERS);
    this.#bound(() => "all", limits.UNREAD_BYTES, Number.POSITIVE_INFINITY);
    for (const connection of this.#parts.open()) {
      const { client, socket } = connection;
      const unread = socket.writableLength;
      if (client.readyState !== client.OPEN || unread <= limits.UNREAD_EVENT_BYTES) continue;
      const bytes = socket.bytesWritten - unread;
      const before = this.#taken.get(connection);
      const until = now + unread / this.#parts.slowestLine;
      taken.set(connection, before?.bytes === bytes ? before : { bytes, until });
    }
    this.#taken = taken;
    const byLength = [...taken].sort(([one], [other]) => other.socket.writableLength - one.socket.writableLength);
    let all = byLength.reduce((sum, [{ socket }]) => sum + socket.writableLength, 0);
    for (const [connection, { until }] of byLength) {
      if (all <= limits.UNREAD_PAST_BYTES && now < until) continue;
      all -= connection.socket.writableLength;
      this.#parts.cut(connection);
    }
  }

  /** Cuts those with the most where all that belong together have more than so many bytes or answers. */
  #bound(whose: (connection: Connection) => string | undefined, bytes: number, answers: number): void {
    const all = new Map<string, Connection[]>();
    for (const connection of this.#parts.open()) {
      const { client, socket, outbound } = connection;
      const who = whose(connection);
      if (who === undefined || client.readyState !== client.OPEN) continue;
      if (socket.writableLength === 0 && outbound.unread === 0) continue;
      const own = all.get(who) ?? [];
      own.push(connection);
      all.set(who, own);
    }
    for (const own of all.values()) {
      this.#cutDown(own, bytes, ({ socket }) => socket.writableLength);
      this.#cutDown(own, answers, ({ outbound }) => outbound.unread);
    }
  }

  #cutDown(connections: readonly Connection[], most: number, amount: (connection: Connection) => number): void {
    let all = connections.reduce((sum, connection) => sum + amount(connection), 0);
    if (all <= most) return;
    for (const connection of [...connections].sort((one, other) => amount(other) - amount(one))) {
      if (all <= most) return;
      all -= amount(connection);
      this.#parts.cut(connection);
    }
  }
}
