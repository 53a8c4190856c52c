import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { constants, getPriority, setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import { ended } from "../../../src/server/testing/machine/server-child";

const program = fileURLToPath(new URL("program.ts", import.meta.url));

/** While there are witnesses, the crowd of this process steps back for them: they are to wait for the server alone. */
export class Witnesses implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #priority = getPriority();

  private constructor(child: ChildProcess) {
    this.#child = child;
    setPriority(constants.priority.PRIORITY_LOW);
  }

  static async start(port: number): Promise<Witnesses> {
    const child = fork(program, [String(port)], { execArgv: ["--import", "tsx"] });
    await once(child, "message");
    return new Witnesses(child);
  }

  /** Resolves with the times from send to receipt, in milliseconds. */
  async waits(seconds: number): Promise<number[]> {
    const answer = once(this.#child, "message");
    this.#child.send(seconds);
    const [waits] = await answer;
    return waits;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await ended(this.#child, "SIGTERM");
    try {
      setPriority(this.#priority);
    } catch {
      // Only an administrator may: what comes afterwards has the same low priority for all.
    }
  }
}
