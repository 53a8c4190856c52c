import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Identities } from "../../src/server/access/identity";
import { Measured } from "./measured";

const folders = fileURLToPath(new URL("../../test-results", import.meta.url));
const SECRET = "what every server of the bench signs with";

export const identities = new Identities(SECRET);

export const unlimited = {
  HOST: "127.0.0.1",
  PORT: "0",
  SECRET,
  LOG_LEVEL: "warn",
  RATE_LIMIT_PER_SECOND: "0",
  MAX_CONNECTIONS_PER_IDENTITY: "0",
  MAX_CONNECTIONS_PER_ADDRESS: "0",
  MAX_JOINS_PER_SECOND: "0",
  MAX_ROOMS_PER_HOUR: "0",
  MAX_ROOMS_PER_ADDRESS_PER_HOUR: "0",
  MAX_IDENTITIES_PER_ADDRESS_PER_HOUR: "0",
  MAX_READ_MIB_PER_SECOND: "0",
  MAX_READ_MIB_PER_ADDRESS_PER_SECOND: "0",
};

type Making = {
  readonly core: number | undefined;
  readonly settings?: Readonly<Record<string, string>>;
  readonly seed?: (path: string) => Promise<void>;
};

export class Parley implements AsyncDisposable {
  readonly process: Measured;
  readonly #folder: string;

  private constructor(process: Measured, folder: string) {
    this.process = process;
    this.#folder = folder;
  }

  static async start({ core, settings, seed }: Making): Promise<Parley> {
    await mkdir(folders, { recursive: true });
    // Not in the system's temporary folder: that may be memory, in which a commit costs nothing.
    const folder = await mkdtemp(join(folders, "bench-"));
    const path = join(folder, "parley.db");
    const program = {
      args: ["--enable-source-maps", "dist/main.js"],
      core,
      settings: {
        ...unlimited,
        DATABASE_URL: `file:${path}`,
        ...settings,
      },
    };
    if (seed !== undefined) {
      await (await Measured.start(program))[Symbol.asyncDispose]();
      await seed(path);
    }
    return new Parley(await Measured.start(program), folder);
  }

  get port(): number {
    return this.process.port;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.process[Symbol.asyncDispose]();
    await rm(this.#folder, { recursive: true, force: true });
    // Its log is JSON; other lines are not.
    const fault = this.process.said.find((line) => line.startsWith("{"));
    if (fault !== undefined) throw new Error(`the server has logged ${fault}`);
  }
}
