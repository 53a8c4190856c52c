import type { TRPCError } from "@trpc/server";
import type { Logger } from "pino";
import { Allowance } from "./allowance";
import { faultOf } from "./log";
import type { Metrics } from "./metrics";
import type { Database } from "./store/connect";
import { DatabaseGone } from "./store/outage";
import { isFault, reasonOf } from "./trpc";

/** Gets what a procedure failed with, a refusal too. */
export type OnFailure = (failure: { readonly error: TRPCError; readonly path: string | undefined }) => void;

/** How often an outage of the database is logged that is met in reading: once in ten minutes. */
const OUTAGE_NOTICES = { perSecond: 1 / 600, burst: 1 };

type Parts = { readonly log: Logger; readonly metrics: Metrics; readonly database: Pick<Database, "isOutage"> };

/** What goes wrong: counted all of it, and logged what an operator should know. */
export class Failures {
  readonly #parts: Parts;
  readonly #outages = new Allowance(OUTAGE_NOTICES, () => performance.now());

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Takes a fault that is nobody's request. */
  readonly report = (fault: unknown): void => {
    const { log, metrics } = this.#parts;
    metrics.faulted();
    log.error({ fault: faultOf(fault) }, "something failed");
  };

  /** The same of what runs by itself, and so meets an outage of the database again and again. */
  readonly reportNews = (fault: unknown): void => {
    if (this.#isNews(fault)) this.report(fault);
  };

  /** Takes what a request failed with. A broken frame is the caller's own affair. */
  readonly onFailure: OnFailure = ({ error, path }) => {
    const { log, metrics } = this.#parts;
    if (!isFault(error)) return metrics.refused(reasonOf(error));
    if (isBrokenFrame(error.cause)) return metrics.refused("broken_frame");
    metrics.faulted();
    const fault = error.cause ?? error;
    if (this.#isNews(fault)) log.error({ path, fault: faultOf(fault) }, "a request failed");
  };

  /** The lane says when an outage of the database begins. Whoever reads meets it too. */
  #isNews(fault: unknown): boolean {
    if (fault instanceof DatabaseGone) return false;
    return !this.#parts.database.isOutage(fault) || this.#outages.take("database") === 0;
  }
}

/** What `ws` says of a frame that is too large or against the protocol. */
function isBrokenFrame(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && String(cause.code).startsWith("WS_ERR_");
}
