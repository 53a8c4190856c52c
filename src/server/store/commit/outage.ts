import { setTimeout as sleep } from "node:timers/promises";
import { OUTAGE_MS } from "../../kit/limits";

export class DatabaseGone extends Error {}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1000;

export class Outage {
  readonly #report: (fault: unknown) => void;
  readonly #stopping = new AbortController();
  #since: number | undefined;

  constructor(report: (fault: unknown) => void) {
    this.#report = report;
  }

  /** Returns `false` when the callers must be told. */
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

  stop(): void {
    this.#stopping.abort();
  }

  end(): void {
    this.#since = undefined;
  }
}
