import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { ended } from "../../../src/server/testing/machine/server-child";

const program = fileURLToPath(new URL("program.ts", import.meta.url));

export class Witnesses implements AsyncDisposable {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
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
  }
}
