import { type ChildProcess, type ChildProcessByStdio, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { ended, listening } from "./machine/server-child";
import { Terminal } from "./machine/terminal";
import { Site } from "./site";
import { TestDatabase } from "./test-database";

/** Starts a server with only these settings, and with a wall clock that the test controls. */
export function spawnServer(settings: Record<string, string>, cwd?: string) {
  return spawnProgram("./serve.ts", [], settings, cwd);
}

export async function shiftClock(server: ChildProcess | undefined, ms: number): Promise<void> {
  if (server === undefined) throw new Error("the server is not running");
  const understood = once(server, "message");
  server.send(ms);
  await understood;
}

export function spawnProgram(path: string, args: readonly string[], settings: Record<string, string>, cwd?: string) {
  const clock = new URL("clock.mjs", import.meta.url).href;
  return spawn(process.execPath, ["--import", clock, ...programAt(path), ...args], {
    env: {
      ...process.env,
      ...{
        PORT: "0",
        HOST: "127.0.0.1",
        PUBLIC_URL: "",
        SECRET: "",
        LOG_LEVEL: "warn",
        PRESENCE_GRACE_MS: "0",
        RATE_LIMIT_PER_SECOND: "0",
        MAX_ROOMS_PER_ADDRESS_PER_HOUR: "0",
      },
      ...settings,
    },
    cwd,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  }) as ChildProcessByStdio<null, Readable, Readable>;
}

/** Node's arguments for a program of these sources: its compiled form under `npm run test:unit`, or else the source. */
function programAt(path: string): string[] {
  const source = fileURLToPath(new URL(path, import.meta.url));
  const { PARLEY_COMPILED: compiled } = process.env;
  if (compiled === undefined) return ["--import", import.meta.resolve("tsx"), source];
  const program = relative(fileURLToPath(new URL("../../..", import.meta.url)), source).replace(/\.ts$/, ".js");
  return ["--enable-source-maps", join(compiled, program)];
}

/** A server as a process, which can be killed. Its database outlives it, and ends with the scope. */
export class ServerProcess extends Site {
  readonly database: TestDatabase;
  readonly output: string[] = [];
  readonly #settings: Record<string, string>;
  #process: ChildProcess | undefined;
  #ending: ChildProcess | undefined;
  #origin = "";

  private constructor(database: TestDatabase, settings: Record<string, string>) {
    super();
    this.database = database;
    this.#settings = settings;
  }

  static async start(settings: Record<string, string> = {}): Promise<ServerProcess> {
    const server = new ServerProcess(await TestDatabase.make(), settings);
    await server.start();
    return server;
  }

  get origin(): string {
    return this.#origin;
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** The CPU time so far, in milliseconds; Linux counts it in hundredths of a second. */
  get cpuTime(): number {
    const [user = 0, system = 0] = readFileSync(`/proc/${this.pid}/stat`, "utf8").split(" ").slice(13, 15).map(Number);
    return 10 * (user + system);
  }

  /** The resident memory, in bytes. */
  get memory(): number {
    return 1024 * Number(execFileSync("ps", ["-o", "rss=", "-p", `${this.#process?.pid}`]));
  }

  async start(): Promise<void> {
    const child = spawnServer({ ...this.database.settings, ...this.#settings });
    this.#process = child;
    child.stderr.pipe(process.stderr);
    child.once("close", () => {
      if (this.#process === child) this.#process = undefined;
    });
    this.#origin = await listening(child, (line) => this.output.push(line));
  }

  /** Runs an operator's command on this server's data; returns the exit code and the output. */
  async run(
    command: "admin" | "backup" | "restore",
    ...args: string[]
  ): Promise<{ code: number | null; said: string }> {
    const child = spawnProgram(`../${command}.ts`, args, { ...this.database.settings, ...this.#settings });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += data));
    const [code] = await once(child, "close");
    return { code, said };
  }

  /** Runs the operator's program for rooms at a terminal, as a person would. */
  admin(...args: string[]): Terminal {
    const settings = { ...this.database.settings, ...this.#settings };
    return Terminal.run([process.execPath, ...programAt("../admin.ts"), ...args], settings);
  }

  /** Shifts its wall clock, in milliseconds; a restart resets it. */
  async shiftClock(ms: number): Promise<void> {
    await shiftClock(this.#process, ms);
  }

  /** Sends a signal; returns the exit code when the process has ended. */
  async kill(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#process;
    this.#process = undefined;
    if (child === undefined) return null;
    this.#ending = child;
    return ended(child, signal);
  }

  signal(signal: NodeJS.Signals): void {
    this.#ending?.kill(signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.closeConnections();
    await this.kill("SIGKILL");
    await this.database[Symbol.asyncDispose]();
  }
}
