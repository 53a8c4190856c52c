import { setTimeout as sleep } from "node:timers/promises";
import { OUTAGE_MS } from "../../kit/limits";

/** What a caller is told whose work could not be done, or of which nobody knows, because the database was gone. */
export class DatabaseGone extends Error {}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1000;

/** The time in which the database of this process does not answer. It is reported once. */
export class Outage {
  readonly #report: (fault: unknown) => void;
  readonly #stopping = new AbortController();
  #since: number | undefined;

  constructor(report: (fault: unknown) => void) {
    this.#report = report;
  }

  /**
   * Waits before work that failed is tried again, longer with each try; answers `false` when the database has been gone
   * for so long that its callers should know.
   */
  async outlast(fault: unknown, tries: number): Promise<boolean> {
    if (this.#since === undefined) {
      this.#since = performance.now();
      this.#report(fault);
    }
    const { signal } = this.#stopping;
    if (signal.aborted || performance.now() - this.#since > OUTAGE_MS) return false;
    await sleep(Math.min(FIRST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS), undefined, { signal }).catch(() => {});
    return !signal.aborted;
  }

  /** Waits no more: the process stops. */
  stop(): void {
    this.#stopping.abort();
  }

  /** The database has answered. */
  end(): void {
    this.#since = undefined;
  }
}
