import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const DEBIANS = "/usr/lib/postgresql";
const run = promisify(execFile);

/** A PostgreSQL that a test may stop, in a folder and on a port of its own. Ends with its scope. */
export class OwnPostgres {
  readonly url: string;
  readonly #folder: string;
  readonly #port: number;

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
    this.url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  }

  /** Whether the machine has PostgreSQL's programs. */
  static get isThere(): boolean {
    return programs() !== undefined;
  }

  static async start(): Promise<OwnPostgres> {
    const folder = await mkdtemp(join(tmpdir(), "parley-postgres-"));
    await chmod(folder, 0o777);
    const postgres = new OwnPostgres(folder, await freePort());
    await postgres.#call("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync");
    await postgres.start();
    return postgres;
  }

  async start(): Promise<void> {
    const options = `-h 127.0.0.1 -p ${this.#port} -k ${this.#folder}`;
    await this.#call("pg_ctl", "-s", "-w", "-l", join(this.#folder, "log"), "-o", options, "start");
  }

  /** Stops it as a crash would: with whatever is under way. */
  async crash(): Promise<void> {
    await this.#call("pg_ctl", "-s", "-m", "immediate", "stop");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (existsSync(join(this.#folder, "data/postmaster.pid"))) await this.crash();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** PostgreSQL does not run as root. */
  async #call(program: string, ...args: string[]): Promise<void> {
    const folder = programs();
    if (folder === undefined) throw new Error("PostgreSQL's initdb and pg_ctl are not installed here");
    const command = [join(folder, program), "-D", join(this.#folder, "data"), ...args];
    const [first = "", ...rest] = process.getuid?.() === 0 ? ["runuser", "-u", "postgres", "--", ...command] : command;
    await run(first, rest, { cwd: this.#folder });
  }
}

/** Where PostgreSQL's own programs are, if they are anywhere: Debian keeps them out of the path. */
function programs(): string | undefined {
  const versions = existsSync(DEBIANS) ? readdirSync(DEBIANS).sort((one, other) => Number(other) - Number(one)) : [];
  const folders = [...versions.map((version) => join(DEBIANS, version, "bin")), ...(process.env.PATH ?? "").split(":")];
  return folders.find((folder) => existsSync(join(folder, "pg_ctl")) && existsSync(join(folder, "initdb")));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}
