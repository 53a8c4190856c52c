import type { IncomingMessage, ServerResponse } from "node:http";
import { getTRPCErrorFromUnknown } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { incomingMessageToRequest } from "@trpc/server/adapters/node-http";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { contextOf } from "./context";
import type { OnFailure } from "./failures";
import { appRouter } from "./router";
import type { Services } from "./trpc";

/** The path under which tRPC answers, over HTTP and over WebSocket. */
export const API = "/api/trpc";

/** How much may be asked at once: the answers are kept until the last one is there. */
const MAX_BATCH = 10;
const MAX_BODY_BYTES = 256 * 1024;

type Parts = {
  readonly services: Services;
  readonly publicUrl: string | undefined;
  readonly onFailure: OnFailure;
};

/** Answers one request over HTTP; comes back when all of the answer is written, whether anybody has read it or not. */
export type AnswerCall = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * How calls over HTTP are answered. tRPC's own handler for Node would write as slowly as the client reads, and nobody
 * would know how much is still to come.
 */
export function callAnswerer({ services, publicUrl, onFailure }: Parts): AnswerCall {
  return async (request, response) => {
    // As a stream an answer would not be there at once.
    request.headers["trpc-accept"] = "application/json";
    try {
      const answer = await fetchRequestHandler({
        endpoint: API,
        req: incomingMessageToRequest(request, response, { maxBodySize: MAX_BODY_BYTES }),
        router: appRouter,
        createContext: () => contextOf({ services, publicUrl, request, response }),
        onError: onFailure,
        maxBatchSize: MAX_BATCH,
      });
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      for await (const part of answer.body ?? []) if (!response.destroyed) response.write(part);
    } catch (cause) {
      const error = getTRPCErrorFromUnknown(cause);
      onFailure({ error, path: undefined });
      if (!response.headersSent) response.writeHead(getHTTPStatusCodeFromError(error));
    }
    response.end();
  };
}
