import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { addressOf, type Network } from "./address";
import { Answers } from "./answers";
import { API, callAnswerer } from "./api";
import { answerCors } from "./cors";
import type { OnFailure } from "./failures";
import type { Operator } from "./operator";
import { FOREIGN_ORIGIN } from "./origin";
import { securityHeaders } from "./security-headers";
import type { Sockets } from "./sockets";
import type { Tally } from "./tally";
import type { Services } from "./trpc";

const CROWDED = "There are as many connections from this address as there may be: see MAX_CONNECTIONS_PER_ADDRESS.";
const FINISH_MS = 2000;
const FINISH_STEP_MS = 25;

/** The pages, and whatever else they answer; without them every other path is unknown. */
export type Pages = {
  readonly handle: RequestListener;
  readonly isDevelopment?: boolean;
  readonly upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
};

type Parts = {
  readonly services: Services;
  readonly sockets: Sockets;
  readonly publicUrl: string | undefined;
  /** Whether a request's page may use this server. */
  readonly isOwnOrigin: (request: IncomingMessage) => boolean;
  /** The connections of each address. */
  readonly addresses: Tally;
  readonly trustedProxies: readonly Network[];
  readonly pages: Pages | undefined;
  readonly operator: Operator;
  readonly onFailure: OnFailure;
};

/** One port for all: tRPC, what the operator asks, and the pages. */
export function createHttpServer(parts: Parts): Server {
  const { services, sockets, publicUrl, isOwnOrigin, pages, operator } = parts;
  const { metrics } = services;
  const answerCall = callAnswerer(parts);
  const answers = new Answers();
  const protect = securityHeaders({ publicUrl, isDevelopment: pages?.isDevelopment === true });
  const server = createServer((request, response) => {
    protect(request, response);
    const pathname = pathOf(request);
    if (operator.answers(pathname, request, response)) return;
    if (!server.listening) response.writeHead(503, { connection: "close" }).end();
    else if (request.method === "TRACE") response.writeHead(405).end();
    else if (pathname.startsWith(`${API}/`) && isDecodable(pathname)) {
      // What only reads is safe without: a page of another site cannot see the answer.
      const isOwn = isOwnOrigin(request);
      if (isOwn && answerCors(request, response)) return;
      if (request.method === "POST" && !isOwn) {
        metrics.refused("foreign_origin");
        answerForeign(response);
      } else if (request.method === "POST") void answerCall(request, response);
      else answers.take(response, () => answerCall(request, response));
    } else if (pages !== undefined) pages.handle(request, response);
    else response.writeHead(404).end();
  });
  server.on("upgrade", (request, socket, head) => {
    const pathname = pathOf(request);
    if (!server.listening) refuseUpgrade(socket, "503 Service Unavailable", "Parley is stopping.");
    else if (pathname === API) {
      if (!isOwnOrigin(request)) {
        metrics.refused("foreign_origin");
        refuseUpgrade(socket, "403 Forbidden", FOREIGN_ORIGIN);
      } else if (!isCounted(parts, request, socket)) {
        metrics.refused("too_many_connections");
        refuseUpgrade(socket, "429 Too Many Requests", CROWDED);
      } else sockets.upgrade(request, socket, head);
    } else if (pages?.upgrade !== undefined) pages.upgrade(request, socket, head);
    else refuseUpgrade(socket, "404 Not Found", `WebSockets are at ${API}.`);
  });
  return server;
}

/** The form of tRPC's own errors. */
function answerForeign(response: ServerResponse): void {
  const error = { message: FOREIGN_ORIGIN, code: -32003, data: { code: "FORBIDDEN", httpStatus: 403 } };
  response.writeHead(403, { "content-type": "application/json" }).end(JSON.stringify({ error }));
}

/** Counts a connection for as long as it lasts, unless its address has as many as it may have. */
function isCounted({ addresses, trustedProxies }: Parts, request: IncomingMessage, socket: Duplex): boolean {
  const address = addressOf(request, trustedProxies);
  if (!addresses.enter(address)) return false;
  socket.on("close", () => addresses.leave(address));
  return true;
}

function refuseUpgrade(socket: Duplex, status: string, why: string): void {
  const head = ["Connection: close", "Content-Type: text/plain", `Content-Length: ${Buffer.byteLength(why) + 1}`];
  socket.on("error", () => {});
  // A client that does not end its half would keep the connection for ever: Node looks after it no more.
  socket.once("finish", () => socket.destroy());
  socket.end([`HTTP/1.1 ${status}`, ...head, "", `${why}\n`].join("\r\n"));
}

/**
 * Lets nobody new in, and comes back when those who are being answered have their answer, or two seconds later; who
 * still asks on a connection that is open gets 503.
 */
export async function finishHttp(server: Server): Promise<void> {
  let isOpen = true;
  const closed = new Promise<void>((resolve) => server.close(() => resolve())).then(() => {
    isOpen = false;
  });
  const end = performance.now() + FINISH_MS;
  while (isOpen && performance.now() < end) {
    server.closeIdleConnections();
    await Promise.race([closed, sleep(FINISH_STEP_MS)]);
  }
  server.closeAllConnections();
}

/** The path that is asked for. It may be any text: parsing it as an address could fail. */
function pathOf(request: IncomingMessage): string {
  return (request.url ?? "/").split("?", 1)[0] ?? "/";
}

/** Whether its percent signs stand for text: tRPC takes it for granted. */
function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}
