import type { IncomingMessage, ServerResponse } from "node:http";
import { getTRPCErrorFromUnknown } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { incomingMessageToRequest } from "@trpc/server/adapters/node-http";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { contextOf } from "../api/context";
import type { OnFailure } from "../api/failures";
import { appRouter } from "../api/router";
import type { Services } from "../api/trpc";
import { weightOf } from "../client/inbound";
import { BATCH_REQUESTS } from "../kit/limits";
import { refuseForRate } from "./plain-answer";

export const API = "/api/trpc";

type Parts = {
  readonly services: Services;
  readonly publicUrl: string | undefined;
  readonly onFailure: OnFailure;
};

type Call = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly address: string;
  readonly body?: string;
};

/** Answers one HTTP request; resolves when the whole answer is written, read or not. */
export type AnswerCall = (call: Call) => Promise<void>;

/** Not tRPC's handler for Node: it writes as slowly as the client reads, and hides how much is still to come. */
export function callAnswerer({ services, publicUrl, onFailure }: Parts): AnswerCall {
  return async ({ request, response, address, body }) => {
    const context = contextOf({ services, publicUrl, request, response, address });
    const wait = services.limiters.penalties.wait(context);
    if (wait > 0) return refuseForRate(response, wait);
    // Reading a long body costs as much as several refusals, and no other limit counts it.
    services.limiters.penalties.note(context, { times: weightOf(body ?? "") });
    // A streamed answer would not be complete at once.
    request.headers["trpc-accept"] = "application/json";
    try {
      const answer = await fetchRequestHandler({
        endpoint: API,
        req: incomingMessageToRequest(Object.assign(request, { body }), response, { maxBodySize: null }),
        router: appRouter,
        createContext: () => context,
        onError: (failure) => {
          services.limiters.penalties.note(context);
          onFailure(failure);
        },
        maxBatchSize: BATCH_REQUESTS,
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
