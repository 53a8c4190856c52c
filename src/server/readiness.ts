import { setTimeout as sleep } from "node:timers/promises";

/** Something without which nobody can be served. */
export type Check = {
  readonly name: string;
  /** Fails when it is not as it should be; may hang. */
  readonly check: () => Promise<unknown>;
};

/** How long each may take to answer. */
const PATIENCE_MS = 2000;

/** Whether this process can serve now. */
export class Readiness {
  readonly #checks: readonly Check[];
  readonly #patienceMs: number;
  /** Those that have not answered yet: however often one asks, each is asked once at a time. */
  readonly #asked = new Map<Check, Promise<boolean>>();
  #stopping = false;

  constructor(checks: readonly Check[], patienceMs = PATIENCE_MS) {
    this.#checks = checks;
    this.#patienceMs = patienceMs;
  }

  /** From now on it is not ready. */
  stop(): void {
    this.#stopping = true;
  }

  /** The names of what is not ready, after a bounded time. */
  async missing(): Promise<string[]> {
    if (this.#stopping) return ["stopping"];
    const answers = await Promise.all(this.#checks.map(async (it) => [it.name, await this.#answers(it)] as const));
    return answers.flatMap(([name, isReady]) => (isReady ? [] : [name]));
  }

  async #answers(check: Check): Promise<boolean> {
    const patience = new AbortController();
    const tooLate = sleep(this.#patienceMs, false, { signal: patience.signal }).catch(() => false);
    const answer = await Promise.race([this.#ask(check), tooLate]);
    patience.abort();
    return answer;
  }

  #ask(check: Check): Promise<boolean> {
    const asked = this.#asked.get(check) ?? this.#tries(check).finally(() => this.#asked.delete(check));
    this.#asked.set(check, asked);
    return asked;
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
