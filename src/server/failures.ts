import type { TRPCError } from "@trpc/server";
import type { Logger } from "pino";
import { faultOf } from "./log";
import type { Metrics } from "./metrics";
import { isFault, reasonOf } from "./trpc";

/** Gets what a procedure failed with, a refusal too. */
export type OnFailure = (failure: { readonly error: TRPCError; readonly path: string | undefined }) => void;

/**
 * Counts what is refused, and logs what is a fault of ours; a broken frame is the caller's own affair.
 * @param isNews whether a fault is to be logged, or was when an outage began
 */
export function noteFailures(log: Logger, metrics: Metrics, isNews: (fault: unknown) => boolean): OnFailure {
  return ({ error, path }) => {
    if (!isFault(error)) return metrics.refused(reasonOf(error));
    if (isBrokenFrame(error.cause)) return;
    metrics.faulted();
    const fault = error.cause ?? error;
    if (isNews(fault)) log.error({ path, fault: faultOf(fault) }, "a request failed");
  };
}

/** What `ws` says of a frame that is too large or against the protocol. */
function isBrokenFrame(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && String(cause.code).startsWith("WS_ERR_");
}
