import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Site } from "./site";
import { TestDatabase } from "./test-database";

/** Runs a server, with settings of one's own and nothing of what is set around here. */
export function spawnServer(settings: Record<string, string>) {
  return spawnProgram("./serve.ts", [], settings);
}

function spawnProgram(path: string, args: readonly string[], settings: Record<string, string>) {
  const [tsx, entry] = [import.meta.resolve("tsx"), fileURLToPath(new URL(path, import.meta.url))];
  return spawn(process.execPath, ["--import", tsx, entry, ...args], {
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
      },
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** A server in a process of its own, which can be killed. Its database outlives it, and ends with the scope. */
export class ServerProcess extends Site {
  readonly database: TestDatabase;
  /** Each line that it wrote, to the log and elsewhere. */
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

  /** The memory that it takes, in bytes. */
  get memory(): number {
    return 1024 * Number(execFileSync("ps", ["-o", "rss=", "-p", `${this.#process?.pid}`]));
  }

  async start(): Promise<void> {
    const child = spawnServer({ ...this.database.settings, ...this.#settings });
    this.#process = child;
    child.stderr.pipe(process.stderr);
    await new Promise<void>((resolve, reject) => {
      const hear = (line: string) => {
        this.output.push(line);
        const origin = /^Parley is at (\S+)$/.exec(line)?.[1];
        if (origin === undefined) return;
        this.#origin = origin;
        resolve();
      };
      for (const input of [child.stdout, child.stderr]) createInterface({ input }).on("line", hear);
      child.once("exit", () => reject(new Error("the server did not start")));
    });
  }

  /** Runs one of the operator's commands on what this server keeps: its exit code, and what it said. */
  async run(command: "backup" | "restore", folder: string): Promise<{ code: number | null; said: string }> {
    const child = spawnProgram(`../${command}.ts`, [folder], this.database.settings);
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += data));
    const [code] = await once(child, "close");
    return { code, said };
  }

  /** Sends a signal, and comes back with the exit code once the process has ended. */
  async kill(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#process;
    this.#process = undefined;
    if (child === undefined) return null;
    const exited = once(child, "exit");
    child.kill(signal);
    this.#ending = child;
    const [code] = await exited;
    return code;
  }

  /** Sends one more signal to a process that is ending. */
  signal(signal: NodeJS.Signals): void {
    this.#ending?.kill(signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.closeConnections();
    await this.kill("SIGKILL");
    await this.database[Symbol.asyncDispose]();
  }
}
