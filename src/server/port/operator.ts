import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { bearerOf } from "../api/context";
import type { Metrics } from "../kit/metrics";
import type { Readiness } from "../kit/readiness";

type Parts = {
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  /** What opens the metrics. Without it they do not exist, but for programs on this machine, if nobody else comes by it. */
  readonly metricsToken: string | undefined;
  /** Whether the server is known to the world under an address, and so behind a proxy that may be on this machine. */
  readonly isPublic: boolean;
};

/** What whoever runs the server, and the programs that watch over it, may ask. */
export class Operator {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What answers one of its paths. */
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

/** Whether a program on this machine asks, and not a proxy for somebody else. */
function isFromHere({ socket, headers }: IncomingMessage): boolean {
  const isForwarded = ["forwarded", "x-forwarded-for", "x-real-ip", "via"].some((name) => name in headers);
  return !isForwarded && /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? "");
}

/** Takes as long for a wrong guess as for a nearly right one. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
