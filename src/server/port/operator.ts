import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { bearerOf } from "../api/context";
import type { Metrics } from "../kit/metrics";
import type { Readiness } from "../kit/readiness";

type Parts = {
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  /** The metrics' token. Without it only programs on this machine may read, and only if no proxy may be on it. */
  readonly metricsToken: string | undefined;
  readonly isPublic: boolean;
};

export class Operator {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  answererOf(pathname: string): RequestListener | undefined {
    switch (pathname) {
      case "/healthz":
        return (_, response) => response.end("ok\n");
      case "/readyz":
        return (_, response) => void this.#readiness(response);
      case "/metrics":
        return (request, response) => void this.#metrics(request, response);
      default:
        return undefined;
    }
  }

  async #readiness(response: ServerResponse): Promise<void> {
    const missing = await this.#parts.readiness.missing();
    const ready = missing.length === 0;
    response.writeHead(ready ? 200 : 503, { "content-type": "application/json", "cache-control": "no-store" });
    response.end(`${JSON.stringify(ready ? { ready } : { ready, missing })}\n`);
  }

  async #metrics(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { metrics, metricsToken, isPublic } = this.#parts;
    const isClosed = metricsToken === undefined && (isPublic || !isFromHere(request));
    if (isClosed) response.writeHead(404).end();
    else if (metricsToken !== undefined && !isSame(bearerOf(request) ?? "", metricsToken))
      response.writeHead(401).end();
    else {
      const { text, contentType } = await metrics.read();
      response.writeHead(200, { "content-type": contentType, "cache-control": "no-store" }).end(text);
    }
  }
}

function isFromHere({ socket, headers }: IncomingMessage): boolean {
  const isForwarded = ["forwarded", "x-forwarded-for", "x-real-ip", "via"].some((name) => name in headers);
  return !isForwarded && /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? "");
}

/** In constant time, so that timing reveals nothing of the token. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
