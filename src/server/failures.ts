import type { TRPCError } from "@trpc/server";
import type { Logger } from "pino";
import { faultOf } from "./log";
import type { Metrics } from "./metrics";
import { DatabaseGone } from "./store/outage";
import { isFault, reasonOf } from "./trpc";

/** Gets what a procedure failed with, a refusal too. */
export type OnFailure = (failure: { readonly error: TRPCError; readonly path: string | undefined }) => void;

/** Counts what is refused, and logs what is a fault of ours; a broken frame is the caller's own affair. */
export function noteFailures(log: Logger, metrics: Metrics): OnFailure {
  return ({ error, path }) => {
    if (!isFault(error)) return metrics.refused(reasonOf(error));
    if (isBrokenFrame(error.cause)) return;
    metrics.faulted();
    // An outage of the database was logged when it began.
    if (error.cause instanceof DatabaseGone) return;
    log.error({ path, fault: faultOf(error.cause ?? error) }, "a request failed");
  };
}

/** What `ws` says of a frame that is too large or against the protocol. */
function isBrokenFrame(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && String(cause.code).startsWith("WS_ERR_");
}
