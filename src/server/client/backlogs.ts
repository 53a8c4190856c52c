import type { Socket } from "node:net";
import type { WebSocket } from "ws";
import type { Id } from "../../protocol";
import * as limits from "../kit/limits";

type Reading = {
  readonly client: WebSocket;
  readonly socket: Socket;
  readonly identity: Id | undefined;
  readonly address: string;
  readonly outbound: { readonly unread: number };
  readonly isKnown: boolean;
  readonly openedAt: number;
  readonly unheard: number;
};

/** The deadline for taking more is in milliseconds of the process. */
type Taken = { readonly bytes: number; readonly until: number };

type Parts<Connection> = {
  readonly slowestLine: number;
  readonly open: () => Iterable<Connection>;
  readonly cut: (connection: Connection) => void;
};

/**
 * Limits unread output, and the bytes of a frame that a client without an identity has sent so far. A client that has
 * taken nothing by its deadline is cut, whatever it sends. Above a limit for all, an identity or an address, the clients
 * with the most unread are cut.
 */
export class Backlogs<Connection extends Reading> {
  readonly #parts: Parts<Connection>;
  readonly #timer: NodeJS.Timeout;
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
      if (isHalfHeard(connection, now)) this.#parts.cut(connection);
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

/** A client identifies itself with its first frame, but the next may have come with it. */
function isHalfHeard({ isKnown, openedAt, unheard }: Reading, now: number): boolean {
  return !isKnown && unheard > limits.ANONYMOUS_FRAME_BYTES && now - openedAt > limits.UNREAD_LOOK_MS;
}
