import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Certificate, selfSigned } from "../network/certificate";
import { freePort } from "./own-program";

const DEBIANS = "/usr/lib/postgresql";
const run = promisify(execFile);

/** A prefix that runs a command as PostgreSQL's user: PostgreSQL refuses to run as root. */
export const AS_POSTGRES: readonly string[] = process.getuid?.() === 0 ? ["runuser", "-u", "postgres", "--"] : [];

type Guarded = {
  readonly password?: string;
  /** Requires TLS, too, with a self-signed certificate for this name. */
  readonly host?: string;
};

/** A PostgreSQL that a test may stop, in a folder and on a port of its own. Ends with its scope. */
export class OwnPostgres {
  readonly url: string;
  readonly #folder: string;
  readonly #port: number;
  #tls: Certificate | undefined;

  private constructor(folder: string, port: number, { password = "", host = "127.0.0.1" }: Guarded) {
    this.#folder = folder;
    this.#port = port;
    this.url = `postgresql://postgres${password && `:${password}`}@${host}:${port}/postgres`;
  }

  static get isThere(): boolean {
    return programs() !== undefined;
  }

  static async start(guarded: Guarded = {}): Promise<OwnPostgres> {
    const folder = await mkdtemp(join(tmpdir(), "parley-postgres-"));
    await chmod(folder, 0o777);
    const postgres = new OwnPostgres(folder, await freePort(), guarded);
    await postgres.#make(guarded);
    await postgres.start();
    return postgres;
  }

  get authority(): string {
    return this.#tls?.certificate ?? "";
  }

  async start(): Promise<void> {
    const tls = this.#tls && ` -c ssl=on -c ssl_cert_file=${this.#tls.certificate} -c ssl_key_file=${this.#tls.key}`;
    const options = `-h 127.0.0.1 -p ${this.#port} -k ${this.#folder}${tls ?? ""}`;
    await this.#call("pg_ctl", "-s", "-w", "-l", join(this.#folder, "log"), "-o", options, "start");
  }

  /** Stops as in a crash, in the middle of its work. */
  async crash(): Promise<void> {
    await this.#call("pg_ctl", "-s", "-m", "immediate", "stop");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (existsSync(join(this.#folder, "data/postmaster.pid"))) await this.crash();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #make({ password, host }: Guarded): Promise<void> {
    const word = join(this.#folder, "password");
    if (password !== undefined) await writeFile(word, password);
    const entry = password === undefined ? ["-A", "trust"] : ["-A", "scram-sha-256", "--pwfile", word];
    await this.#call("initdb", "-U", "postgres", ...entry, "-E", "UTF8", "--no-sync");
    if (host === undefined) return;
    this.#tls = selfSigned(this.#folder, host, AS_POSTGRES);
    await writeFile(join(this.#folder, "data/pg_hba.conf"), "hostssl all all 127.0.0.1/32 scram-sha-256\n");
  }

  async #call(program: string, ...args: string[]): Promise<void> {
    const folder = programs();
    if (folder === undefined) throw new Error("PostgreSQL's initdb and pg_ctl are not installed here");
    const [first = "", ...rest] = [...AS_POSTGRES, join(folder, program), "-D", join(this.#folder, "data"), ...args];
    await run(first, rest, { cwd: this.#folder });
  }
}

/** The folder of PostgreSQL's programs, which Debian keeps out of the PATH. */
function programs(): string | undefined {
  const versions = existsSync(DEBIANS) ? readdirSync(DEBIANS).sort((one, other) => Number(other) - Number(one)) : [];
  const folders = [...versions.map((version) => join(DEBIANS, version, "bin")), ...(process.env.PATH ?? "").split(":")];
  return folders.find((folder) => existsSync(join(folder, "pg_ctl")) && existsSync(join(folder, "initdb")));
}
