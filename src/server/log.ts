import type { TRPCError } from "@trpc/server";
import { type Logger, pino } from "pino";
import { DatabaseGone } from "./store/outage";
import { isFault } from "./trpc";

/** The log: one JSON object a line. Message texts and secrets never reach it. */
export function createLog(level: string): Logger {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
}

/**
 * Logs an error of a procedure if it is a fault of ours; a bad request or a broken frame is the caller's own affair, and
 * an outage of the database was logged when it began.
 */
export function logFault(log: Logger, error: TRPCError, path: string | undefined): void {
  if (isFault(error) && !isBrokenFrame(error.cause) && !(error.cause instanceof DatabaseGone))
    log.error({ path, fault: faultOf(error.cause ?? error) }, "a request failed");
}

/**
 * What may be logged of a fault: its kind and where it came from. Its message is left out, for the database's own
 * messages can quote what was to be stored.
 */
export function faultOf(fault: unknown) {
  if (!(fault instanceof Error)) return { name: typeof fault };
  const frames = fault.stack?.split("\n").filter((line) => line.startsWith("    at ")) ?? [];
  const code = "code" in fault ? String(fault.code) : undefined;
  return { name: fault.name, code, frames: frames.map((line) => line.trim()) };
}

/** What `ws` says of a frame that is too large or against the protocol. */
function isBrokenFrame(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && String(cause.code).startsWith("WS_ERR_");
}
