import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { getWSConnectionHandler } from "@trpc/server/adapters/ws";
import { type WebSocket, WebSocketServer } from "ws";
import { type Id, MAX_FRAME_BYTES } from "../../protocol";
import { contextOf } from "../api/context";
import type { OnFailure } from "../api/failures";
import { appRouter } from "../api/router";
import type { Services } from "../api/trpc";
import { Backlogs } from "../client/backlogs";
import { Connection, Frames } from "../client/connection";
import { Heartbeat, type Pulse } from "../client/heartbeat";
import {
  ANONYMOUS_CLOSE_MS,
  CLOSE_MS,
  CONNECTIONS_RETRY_MS,
  FRAME_CHUNKS,
  FRAME_FRAGMENTS,
  SLOWEST_LINE,
  STOP_SOCKETS_MS,
} from "../kit/limits";
import type { Quota } from "../limits/quota";

const CLOSE = { serviceRestart: 1012, tryAgainLater: 1013 } as const;

type Parts = {
  readonly services: Services;
  readonly publicUrl: string | undefined;
  readonly identities: Quota;
  readonly onFailure: OnFailure;
  readonly pulse?: Pulse;
};

export class Sockets {
  readonly #server: WebSocketServer;
  readonly #connections = new Set<Connection>();
  readonly #services: Services;
  readonly #identities: Quota;
  readonly #heartbeat: Heartbeat<Connection>;
  readonly #publicUrl: string | undefined;
  readonly #serve: ReturnType<typeof getWSConnectionHandler>;
  readonly #backlogs: Backlogs<Connection>;
  readonly #shared: ConstructorParameters<typeof Connection>[1]["shared"];
  #isClosing = false;

  constructor({ services, publicUrl, identities, onFailure, pulse }: Parts) {
    this.#services = services;
    this.#identities = identities;
    this.#publicUrl = publicUrl;
    const frames = new Frames();
    this.#shared = { frames, penalties: services.limiters.penalties, cut: this.#cut, end: this.#end };
    // With synchronous events, a `subscription.stop` could overtake its subscription.
    this.#server = new WebSocketServer({
      noServer: true,
      maxPayload: MAX_FRAME_BYTES,
      maxFragments: FRAME_FRAGMENTS,
      maxBufferedChunks: FRAME_CHUNKS,
      perMessageDeflate: false,
      allowSynchronousEvents: false,
      autoPong: false,
    });
    this.#serve = getWSConnectionHandler({
      wss: this.#server,
      router: appRouter,
      experimental_encoder: frames,
      createContext: ({ req, res, info }) =>
        this.#contextOf(res as unknown as Connection, req, info.connectionParams?.token),
      onError: onFailure,
    });
    this.#heartbeat = new Heartbeat({
      pulse,
      open: () => this.#connections,
      onSilence: () => services.metrics.silentCut(),
      dismiss: ({ client }) => this.#dismiss(client, CLOSE.tryAgainLater, ANONYMOUS_CLOSE_MS),
    });
    this.#backlogs = new Backlogs<Connection>({
      slowestLine: pulse?.slowestLine ?? SLOWEST_LINE,
      open: () => this.#connections,
      cut: this.#cut,
    });
  }

  get count(): number {
    return this.#connections.size;
  }

  get unreadBytes(): number {
    let unread = 0;
    for (const { socket } of this.#connections) unread += socket.writableLength;
    return unread;
  }

  upgrade(request: IncomingMessage, socket: Duplex, { head, address }: { head: Buffer; address: string }): void {
    // Kept apart, so that the closures below do not hold the whole request.
    const kept = essence(request);
    this.#server.handleUpgrade(request, socket, head, (client) => {
      // The close code tells the client to come back. A proxy would report a refusal as a server that is gone.
      if (this.#isClosing) {
        client.on("error", terminate);
        this.#dismiss(client, CLOSE.serviceRestart, STOP_SOCKETS_MS);
        return;
      }
      const parts = { socket: socket as Socket, head: head.length, shared: this.#shared };
      const connection = new Connection(client, parts);
      connection.address = address;
      this.#connections.add(connection);
      const { inbound } = connection;
      client.on("message", (data, isBinary) =>
        inbound.hear({ kind: isBinary ? "binary" : "text", data: data as Buffer }),
      );
      client.on("ping", (data) => inbound.hear({ kind: "ping", data })).on("error", terminate);
      client.on("pong", (said) => this.#heartbeat.hearAnswer(connection, said) || inbound.penalize());
      // Before tRPC ends the subscriptions: the close code decides how the participant left.
      client.on("close", (code) => this.#closed(connection, code));
      this.#serve(connection as unknown as WebSocket, kept);
    });
  }

  /** Work in progress goes on, and is answered. */
  deafen(): void {
    this.#isClosing = true;
    for (const { inbound } of this.#connections) inbound.deafen();
  }

  async close(): Promise<void> {
    this.#heartbeat.stop();
    this.#backlogs.stop();
    const clients = [...this.#connections].map(({ client }) => client);
    const closed = clients.map((client) => new Promise((resolve) => client.once("close", resolve)));
    for (const client of clients) this.#dismiss(client, CLOSE.serviceRestart, STOP_SOCKETS_MS);
    await Promise.all(closed);
  }

  #contextOf(connection: Connection, request: IncomingMessage, token: unknown) {
    const context = contextOf({
      services: this.#services,
      publicUrl: this.#publicUrl,
      request,
      connection,
      address: connection.address,
      token,
      isCounted: (identity) => this.#isCounted(connection, identity),
    });
    connection.identity = context.identity;
    forget(request);
    return context;
  }

  #closed(connection: Connection, code: number): void {
    connection.closeCode = code;
    connection.inbound.deafen();
    this.#connections.delete(connection);
    if (connection.isCounted && connection.identity !== undefined) this.#identities.leave(connection.identity);
    // tRPC forgets a subscription that had not begun when the connection was lost.
    if (connection.session !== undefined) this.#services.rooms.close(connection, connection.session);
  }

  /** A connection above the limit is answered, so that its client knows, and then closed. */
  #isCounted(connection: Connection, identity: Id): boolean {
    connection.isCounted = this.#identities.enter(identity);
    if (connection.isCounted) return true;
    const { client } = connection;
    const patience = setTimeout(() => this.#dismiss(client, CLOSE.tryAgainLater, CLOSE_MS), CONNECTIONS_RETRY_MS);
    client.on("close", () => clearTimeout(patience));
    return false;
  }

  /** Ends the session of a client that does not read or stop at once, and its connection soon. */
  readonly #cut = (connection: Connection): void => {
    if (!connection.isOpen()) return;
    this.#services.metrics.slowReaderCut();
    if (connection.session !== undefined) {
      connection.closeCode = CLOSE.tryAgainLater;
      this.#services.rooms.close(connection, connection.session);
    }
    this.#end(connection, CLOSE.tryAgainLater);
  };

  readonly #end = ({ client, inbound, isKnown }: Connection, code?: number): void => {
    inbound.deafen();
    // The server stops reading from an unidentified client.
    if (!isKnown) client.pause();
    this.#dismiss(client, code, isKnown ? CLOSE_MS : ANONYMOUS_CLOSE_MS);
  };

  #dismiss(client: WebSocket, code: number | undefined, patienceMs: number): void {
    client.close(code);
    const patience = setTimeout(() => client.terminate(), patienceMs);
    client.once("close", () => clearTimeout(patience));
  }
}

function terminate(this: WebSocket): void {
  this.terminate();
}

/** The parts of a request that are needed later; the rest would stay in memory as long as the connection. */
function essence({ url, headers: { host, cookie, authorization } }: IncomingMessage): IncomingMessage {
  return { url, headers: { host, cookie, authorization } } as IncomingMessage;
}

const NOTHING = {};

function forget(request: IncomingMessage): void {
  request.url = "";
  request.headers = NOTHING;
}
