import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { ended, listening } from "../../src/server/testing/machine/server-child";

const root = fileURLToPath(new URL("../..", import.meta.url));
const probe = fileURLToPath(new URL("../probe.mjs", import.meta.url));

export type Program = {
  readonly args: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
  readonly core: number | undefined;
};

/** In bytes, after a garbage collection. */
export type Memory = { readonly resident: number; readonly heap: number; readonly external: number };

export class Measured implements AsyncDisposable {
  readonly port: number;
  readonly #child: ChildProcess;
  readonly #said: string[];

  private constructor(child: ChildProcess, port: number, said: string[]) {
    this.#child = child;
    this.port = port;
    this.#said = said;
  }

  /** Starts a program that writes a line `… at http://host:port` once it listens. */
  static async start({ args, settings, core }: Program): Promise<Measured> {
    const command = [process.execPath, "--import", probe, ...args];
    const [first = "", ...rest] = core === undefined ? command : ["taskset", "-c", String(core), ...command];
    const child = spawn(first, rest, {
      cwd: root,
      env: { PATH: process.env.PATH, NODE_ENV: "production", ...settings },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    const said: string[] = [];
    const { port } = new URL(await listening(child, (line) => said.push(line)));
    return new Measured(child, Number(port), said);
  }

  get said(): readonly string[] {
    return this.#said;
  }

  async cpu(): Promise<number> {
    return this.#asked<number>("cpu");
  }

  async memory(): Promise<Memory> {
    return this.#asked<Memory>("memory");
  }

  /** In milliseconds. */
  async cpuOf(work: () => Promise<unknown>): Promise<number> {
    const before = await this.cpu();
    await work();
    return (await this.cpu()) - before;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    await ended(this.#child, "SIGKILL");
  }

  async #asked<Answer>(question: string): Promise<Answer> {
    const answered = once(this.#child, "message");
    this.#child.send(question);
    const [answer] = await answered;
    return answer;
  }
}
