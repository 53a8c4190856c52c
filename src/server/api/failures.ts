import type { TRPCError } from "@trpc/server";
import type { Logger } from "pino";
import { OUTAGE_NOTICE_RATE, TROUBLE_NOTICE_RATE } from "../kit/limits";
import { faultOf } from "../kit/log";
import type { Metrics } from "../kit/metrics";
import { Allowance } from "../limits/allowance";
import { DatabaseGone } from "../store/commit/outage";
import type { Database } from "../store/database/database";
import { troubleIn } from "../store/tables/trouble";
import { isFault, reasonOf } from "./trpc";

export type OnFailure = (failure: { readonly error: TRPCError; readonly path: string | undefined }) => void;

type Parts = {
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly database: Pick<Database, "isOutage" | "place">;
};

export class Failures {
  readonly #parts: Parts;
  readonly #outages = new Allowance(OUTAGE_NOTICE_RATE, () => performance.now());
  readonly #troubles = new Allowance(TROUBLE_NOTICE_RATE, () => performance.now());
  #isStopped = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  stop(): void {
    this.#isStopped = true;
  }

  readonly report = (fault: unknown): void => {
    if (this.#isStopped) return;
    this.#parts.metrics.faulted();
    this.#log(fault, { fault: faultOf(fault) }, "something failed");
  };

  /** An outage of the database meets background work again and again. */
  readonly reportNews = (fault: unknown): void => {
    if (this.#isNews(fault)) this.report(fault);
  };

  /** A broken frame is the client's own fault, and is not logged. */
  readonly onFailure: OnFailure = ({ error, path }) => {
    const { metrics } = this.#parts;
    if (!isFault(error)) return metrics.refused(reasonOf(error));
    if (isBrokenFrame(error.cause)) return metrics.refused("broken_frame");
    metrics.faulted();
    const fault = error.cause ?? error;
    if (this.#isNews(fault)) this.#log(fault, { path, fault: faultOf(fault) }, "a request failed");
  };

  #log(fault: unknown, details: object, message: string): void {
    const { log, database } = this.#parts;
    const trouble = troubleIn(fault);
    if (trouble === undefined) log.error(details, message);
    else if (this.#troubles.take(trouble.message) === 0)
      log.error(details, `${message}: ${database.place} ${trouble.message}`);
  }

  /** The lane reports the start of an outage; readers meet the same outage. */
  #isNews(fault: unknown): boolean {
    if (fault instanceof DatabaseGone) return false;
    return !this.#parts.database.isOutage(fault) || this.#outages.take("database") === 0;
  }
}

function isBrokenFrame(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && String(cause.code).startsWith("WS_ERR_");
}
