import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { Server as NetServer, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { OnFailure } from "../api/failures";
import type { Services } from "../api/trpc";
import { addressOf, type Network, peerOf } from "../kit/address";
import { turn } from "../kit/event-loop";
import {
  HTTP_CHANGES_AT_ONCE,
  HTTP_HEAD_MS,
  HTTP_LOOK_MS,
  HTTP_PAGES_AT_ONCE,
  HTTP_QUESTIONS_AT_ONCE,
  HTTP_REQUEST_MS,
  HTTP_RETRY_MS,
  HTTP_SEARCHES_AT_ONCE,
  STOP_HTTP_MS,
  STOP_IDLE_MS,
} from "../kit/limits";
import { Doors } from "../limits/doors";
import { Errands } from "../limits/errands";
import type { Quota } from "../limits/quota";
import { allowCors } from "../origin/cors";
import { FOREIGN_ORIGIN } from "../origin/origin";
import { securityHeaders } from "../origin/security-headers";
import { Bodies, bodyLimit } from "./body";
import { headWritten } from "./head-written";
import { type AnswerCall, API, callAnswerer } from "./http-calls";
import { HttpQueue } from "./http-queue";
import { answerKnock, refuseForeign, TOO_MANY_CONNECTIONS } from "./knock";
import type { Operator } from "./operator";
import { hasPath, isDecodable, pathOf } from "./path";
import { answerError, refuseForRate } from "./plain-answer";
import type { Sockets } from "./sockets";
import { countUnanswered } from "./unanswered";

const FINISH_STEP_MS = 25;

export type Patience = { readonly headMs: number; readonly requestMs: number; readonly lookMs: number };

const PATIENCE: Patience = { headMs: HTTP_HEAD_MS, requestMs: HTTP_REQUEST_MS, lookMs: HTTP_LOOK_MS };

export type Pages = {
  readonly handle: RequestListener;
  readonly isDevelopment?: boolean;
  readonly upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
};

type Parts = {
  readonly services: Services;
  readonly sockets: Sockets;
  readonly publicUrl: string | undefined;
  readonly isOwnOrigin: (request: IncomingMessage) => boolean;
  readonly addresses: Quota;
  readonly trustedProxies: readonly Network[];
  readonly pages: Pages | undefined;
  readonly operator: Operator;
  readonly onFailure: OnFailure;
  readonly patience?: Patience;
};

export function createHttpServer(parts: Parts): Server {
  const { sockets, publicUrl, isOwnOrigin, pages, operator, addresses, trustedProxies } = parts;
  const { headMs, requestMs, lookMs } = parts.patience ?? PATIENCE;
  const { limiters, metrics } = parts.services;
  const [pagesInTurn, callsInTurn] = [new Errands(HTTP_PAGES_AT_ONCE), new Errands()];
  const answerApi = apiAnswerer(parts, callsInTurn);
  const doors = new Doors(addresses);
  const protect = securityHeaders({ publicUrl, isDevelopment: pages?.isDevelopment === true });
  const server = createServer(
    { requestTimeout: requestMs, headersTimeout: headMs, connectionsCheckingInterval: lookMs },
    (request, response) => {
      const { socket } = request;
      if (!countUnanswered(socket, response)) return;
      doors.begin(socket);
      response.once("close", () => doors.end(socket));
      protect(request, response);
      const address = addressOf(request, trustedProxies);
      const answerSoon = (answer: () => void) =>
        void callsInTurn.take({ address }, async () => {
          if (!response.destroyed) answer();
        });
      if (!hasPath(request)) {
        answerSoon(() => response.writeHead(400).end());
        return;
      }
      const pathname = pathOf(request);
      const answerInTurn = (answer: RequestListener) =>
        pagesInTurn.take({ address }, async () => {
          if (response.destroyed) return;
          const isBegun = headWritten(response);
          answer(request, response);
          await isBegun;
        });
      const answerOperator = operator.answererOf(pathname);
      if (answerOperator !== undefined) {
        void answerInTurn(answerOperator);
        return;
      }
      const isCrowded = doors.isCrowded(socket) ?? !isCounted(addresses, address, response);
      // The connection is older than the stop. The proxy has no other, so it gets one more answer.
      if (!server.listening) response.setHeader("connection", "close");
      if (request.method === "TRACE") answerSoon(() => response.writeHead(405).end());
      else if (pathname === API && request.method === "POST")
        answerSoon(() => answerKnock(response, { isOwn: isOwnOrigin(request), isCrowded, publicUrl }));
      else if (isCrowded)
        answerSoon(() => answerError(response, "TOO_MANY_REQUESTS", { message: TOO_MANY_CONNECTIONS }));
      else if (pathname.startsWith(`${API}/`) && isDecodable(pathname))
        void answerApi({ request, response, address, answerSoon });
      else if (pages !== undefined) void answerInTurn(pages.handle);
      else answerSoon(() => response.writeHead(404).end());
    },
  );
  server.on("connection", (socket: Socket) => {
    const peer = peerOf(socket, trustedProxies);
    if (peer !== undefined) doors.open(socket, peer);
  });
  const answerUpgradeSoon = (socket: Duplex, address: string, answer: () => void) => {
    socket.on("error", giveUp);
    void limiters.errands.take({ address }, async () => {
      socket.off("error", giveUp);
      if (!socket.destroyed) answer();
    });
  };
  server.on("upgrade", (request, socket, head) => {
    doors.begin(request.socket);
    const pathname = pathOf(request);
    const address = addressOf(request, trustedProxies);
    const refuse = (status: string, why: string) =>
      answerUpgradeSoon(socket, address, () => refuseUpgrade(socket, status, why));
    if (pathname === API) {
      if (!isOwnOrigin(request)) {
        metrics.refused("foreign_origin");
        refuse("403 Forbidden", FOREIGN_ORIGIN);
      } else if (doors.isCrowded(request.socket) ?? !isCounted(addresses, address, socket)) {
        metrics.refused("too_many_connections");
        refuse("429 Too Many Requests", TOO_MANY_CONNECTIONS);
      } else answerUpgradeSoon(socket, address, () => sockets.upgrade(request, socket, { head, address }));
    } else if (pages?.upgrade !== undefined) pages.upgrade(request, socket, head);
    else refuse("404 Not Found", `WebSockets are at ${API}.`);
  });
  return server;
}

/** Also among others in a batch, whose answers wait for it. */
const SEARCHING = /\bchat\.search\b/;

const TOO_MUCH_SENT = "Too much is being sent to the server.";

type Asked = Omit<Parameters<AnswerCall>[0], "body"> & { readonly answerSoon: (answer: () => void) => void };

function apiAnswerer(parts: Parts, refusals: Errands) {
  const { isOwnOrigin, publicUrl } = parts;
  const { metrics } = parts.services;
  const answerCall = callAnswerer(parts);
  const bodies = new Bodies();
  const [questions, changes, searches] = [HTTP_QUESTIONS_AT_ONCE, HTTP_CHANGES_AT_ONCE, HTTP_SEARCHES_AT_ONCE].map(
    (atOnce) => new HttpQueue(atOnce, refusals),
  ) as [HttpQueue, HttpQueue, HttpQueue];
  return async ({ request, response, address, answerSoon }: Asked): Promise<void> => {
    // Reads are safe without the check: a page of another site cannot see the answer.
    const isOwn = isOwnOrigin(request);
    if (isOwn && allowCors(request, response)) {
      answerSoon(() => response.writeHead(204).end());
      return;
    }
    if (request.method !== "POST") {
      const queue = SEARCHING.test(pathOf(request)) ? searches : questions;
      queue.take({ address, response, make: () => answerCall({ request, response, address }) });
      return;
    }
    if (!isOwn) {
      metrics.refused("foreign_origin");
      answerSoon(() => refuseForeign(response, publicUrl));
      return;
    }
    const read = await bodies.read({ request, response, address }, bodyLimit(pathOf(request).slice(API.length + 1)));
    if (!("fault" in read))
      changes.take({ address, response, make: () => answerCall({ request, response, address, body: read.body }) });
    else if (read.fault === "TOO_MANY_REQUESTS")
      answerSoon(() => refuseForRate(response, HTTP_RETRY_MS, TOO_MUCH_SENT));
    else answerSoon(() => answerError(response, read.fault, { message: "The body is too long." }));
  };
}

function isCounted(addresses: Quota, address: string, lasting: Duplex | ServerResponse): boolean {
  if (!addresses.enter(address)) return false;
  lasting.once("close", () => addresses.leave(address));
  return true;
}

function giveUp(this: Duplex): void {
  this.destroy();
}

function refuseUpgrade(socket: Duplex, status: string, why: string): void {
  const head = ["Connection: close", "Content-Type: text/plain", `Content-Length: ${Buffer.byteLength(why) + 1}`];
  socket.on("error", () => {});
  // A client that keeps its half open would keep the connection for ever: Node no longer watches it.
  socket.once("finish", () => socket.destroy());
  socket.end([`HTTP/1.1 ${status}`, ...head, "", `${why}\n`].join("\r\n"));
}

/**
 * Resolves when the answers in progress are written, or after two seconds. A request on an open connection is answered,
 * and is the last one there.
 */
export async function finishHttp(server: Server): Promise<void> {
  let isOpen = true;
  // Accepts the pending connections first, which the system would reset.
  await turn();
  // Not the server's own `close`, which ends connections whose request is just arriving.
  const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve())).then(() => {
    isOpen = false;
  });
  const start = performance.now();
  for (let past = 0; isOpen && past < STOP_HTTP_MS; past = performance.now() - start) {
    if (past > STOP_IDLE_MS) server.closeIdleConnections();
    await Promise.race([closed, sleep(FINISH_STEP_MS)]);
  }
  server.closeAllConnections();
}
