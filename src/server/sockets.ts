import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { applyWSSHandler } from "@trpc/server/adapters/ws";
import { type WebSocket, WebSocketServer } from "ws";
import type { Id } from "../protocol";
import { Backlogs } from "./backlogs";
import { Connection } from "./connection";
import { contextOf } from "./context";
import { encoder } from "./encoder";
import type { OnFailure } from "./failures";
import { Heartbeat, type Pulse, SLOWEST_LINE } from "./heartbeat";
import { appRouter } from "./router";
import type { Tally } from "./tally";
import { RETRY_MS, type Services } from "./trpc";

/** The largest frame that a client may send, in bytes. */
const MAX_FRAME_BYTES = 64 * 1024;
/** How long a client that is told to go has to do so, and how long it has when the server stops. */
const TERMINATE_MS = 5_000;
const STOP_MS = 3_000;

const CLOSE = { serviceRestart: 1012, tryAgainLater: 1013 } as const;

type Parts = {
  readonly services: Services;
  readonly publicUrl: string | undefined;
  /** The connections of each identity. */
  readonly identities: Tally;
  readonly onFailure: OnFailure;
  readonly pulse?: Pulse;
};

/** The WebSocket connections, and tRPC on each of them. */
export class Sockets {
  readonly #server: WebSocketServer;
  readonly #connections = new Map<WebSocket, Connection>();
  readonly #services: Services;
  readonly #identities: Tally;
  readonly #heartbeat: Heartbeat;
  readonly #backlogs: Backlogs<Connection>;

  constructor({ services, publicUrl, identities, onFailure, pulse }: Parts) {
    this.#services = services;
    this.#identities = identities;
    // Without `allowSynchronousEvents: false` a `subscription.stop` could overtake the subscription that it ends.
    this.#server = new WebSocketServer({
      noServer: true,
      maxPayload: MAX_FRAME_BYTES,
      perMessageDeflate: false,
      allowSynchronousEvents: false,
    });
    applyWSSHandler({
      wss: this.#server,
      router: appRouter,
      experimental_encoder: encoder,
      createContext: ({ req, res, info }) => {
        const connection = this.#connections.get(res);
        const token = info.connectionParams?.token;
        const context = contextOf({
          services,
          publicUrl,
          request: req,
          connection,
          token,
          isCounted: (identity) => connection === undefined || this.#isCounted(connection, identity),
        });
        if (connection !== undefined) connection.identity = context.identity;
        forget(req);
        return context;
      },
      onError: onFailure,
    });
    this.#heartbeat = new Heartbeat({
      pulse,
      open: () => this.#connections.values(),
      onSilence: () => services.metrics.silentCut(),
    });
    this.#backlogs = new Backlogs<Connection>({
      slowestLine: pulse?.slowestLine ?? SLOWEST_LINE,
      open: () => this.#connections.values(),
      cut: this.#cut,
    });
  }

  /** How many connections are open. */
  get count(): number {
    return this.#connections.size;
  }

  /** How many bytes wait for clients to read them. */
  get unreadBytes(): number {
    let unread = 0;
    for (const { socket } of this.#connections.values()) unread += socket.writableLength;
    return unread;
  }

  /** Makes a WebSocket of a connection that asks for one. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Named outside: what is below would otherwise hold the whole request.
    const kept = essence(request);
    this.#server.handleUpgrade(request, socket, head, (client) => {
      const connection = new Connection(client, socket as Socket, this.#cut);
      this.#connections.set(client, connection);
      const hear = () => {
        connection.ear.hear();
        this.#heartbeat.hear(connection);
      };
      client.on("message", hear).on("error", terminate);
      client.on("pong", (said) => this.#heartbeat.hearAnswer(connection, said));
      // Before tRPC ends the subscriptions of a closed connection: why it was closed tells how its people left.
      client.on("close", (code) => this.#closed(connection, code));
      this.#server.emit("connection", client, kept);
    });
  }

  /** From now on nothing that clients send is heard; what was heard goes on, and is answered. */
  deafen(): void {
    for (const client of this.#connections.keys()) client.removeAllListeners("message");
  }

  /** Closes all connections; clients come back to whoever serves then. */
  async close(): Promise<void> {
    this.#heartbeat.stop();
    this.#backlogs.stop();
    const clients = [...this.#connections.keys()];
    const closed = clients.map((client) => new Promise((resolve) => client.once("close", resolve)));
    for (const client of clients) this.#dismiss(client, CLOSE.serviceRestart, STOP_MS);
    await Promise.all(closed);
    this.#server.close();
  }

  #closed(connection: Connection, code: number): void {
    connection.closeCode = code;
    this.#connections.delete(connection.client);
    if (connection.isCounted && connection.identity !== undefined) this.#identities.leave(connection.identity);
    // tRPC does not know of a subscription that it had not begun when the connection was lost.
    if (connection.session !== undefined) this.#services.rooms.close(connection, connection.session);
  }

  /**
   * Counts a connection for its identity, for as long as it lasts. One too many is answered, so that its client knows,
   * and then closed.
   */
  #isCounted(connection: Connection, identity: Id): boolean {
    connection.isCounted = this.#identities.enter(identity);
    if (connection.isCounted) return true;
    const { client } = connection;
    const patience = setTimeout(() => this.#dismiss(client, CLOSE.tryAgainLater, TERMINATE_MS), RETRY_MS);
    client.on("close", () => clearTimeout(patience));
    return false;
  }

  /** Ends the stay of a client that does not read at once, and its connection soon. */
  readonly #cut = (connection: Connection): void => {
    this.#services.metrics.slowReaderCut();
    if (connection.session !== undefined) {
      connection.closeCode = CLOSE.tryAgainLater;
      this.#services.rooms.close(connection, connection.session);
    }
    this.#dismiss(connection.client, CLOSE.tryAgainLater, TERMINATE_MS);
  };

  #dismiss(client: WebSocket, code: number, patienceMs: number): void {
    client.close(code);
    const patience = setTimeout(() => client.terminate(), patienceMs);
    client.once("close", () => clearTimeout(patience));
  }
}

function terminate(this: WebSocket): void {
  this.terminate();
}

/** What is asked of a request when its connection stands. The rest of it would live for as long as that. */
function essence({ url, headers: { host, cookie, authorization } }: IncomingMessage): IncomingMessage {
  return { url, headers: { host, cookie, authorization } } as IncomingMessage;
}

const NOTHING = {};

/** It is known who asks, and tRPC would keep the rest. */
function forget(request: IncomingMessage): void {
  request.url = "";
  request.headers = NOTHING;
}
