import { setTimeout as sleep } from "node:timers/promises";
import { turn } from "./event-loop";
import { READINESS_HELD_MS, READINESS_MS } from "./limits";

export type Check = {
  readonly name: string;
  /** Rejects when something is wrong; may hang. */
  readonly check: () => Promise<unknown>;
};

export class Readiness {
  readonly #checks: readonly Check[];
  readonly #patienceMs: number;
  readonly #heldMs: number;
  /** Checks that are running or have just finished. Frequent probes share one run of each check. */
  readonly #asked = new Map<Check, Promise<boolean>>();
  #stopping = false;

  constructor(checks: readonly Check[], { patienceMs = READINESS_MS, heldMs = READINESS_HELD_MS } = {}) {
    this.#checks = checks;
    this.#patienceMs = patienceMs;
    this.#heldMs = heldMs;
  }

  stop(): void {
    this.#stopping = true;
  }

  async missing(): Promise<string[]> {
    if (this.#stopping) return ["stopping"];
    const answers = await Promise.all(this.#checks.map(async (it) => [it.name, await this.#answers(it)] as const));
    return answers.flatMap(([name, isReady]) => (isReady ? [] : [name]));
  }

  async #answers(check: Check): Promise<boolean> {
    const patience = new AbortController();
    // After a turn: a process that had no time itself has not heard the answer yet.
    const tooLate = sleep(this.#patienceMs, undefined, { signal: patience.signal }).then(turn, () => {});
    const answer = await Promise.race([this.#ask(check), tooLate]);
    patience.abort();
    return answer === true;
  }

  #ask(check: Check): Promise<boolean> {
    const asked = this.#asked.get(check);
    if (asked !== undefined) return asked;
    const asking = this.#tries(check);
    this.#asked.set(check, asking);
    void asking.then(async () => {
      await sleep(this.#heldMs, undefined, { ref: false });
      this.#asked.delete(check);
    });
    return asking;
  }

  async #tries({ check }: Check): Promise<boolean> {
    try {
      await check();
      return true;
    } catch {
      return false;
    }
  }
}
