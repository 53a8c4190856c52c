import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client";
import { Client } from "pg";

/** The PostgreSQL in which each test creates its own database; without it, each test has an SQLite file. */
export const POSTGRES = process.env.PARLEY_TEST_DATABASE_URL || undefined;

/** The Redis beside it. */
export const REDIS = process.env.PARLEY_TEST_REDIS_URL || undefined;

/** The reason to skip a test of the SQLite file itself. */
export const ONLY_SQLITE = POSTGRES === undefined ? false : "this is about the SQLite file";

/** A test's own database, empty at first. Ends with its scope. */
export class TestDatabase {
  /** The settings for this database alone. */
  readonly settings: Readonly<Record<string, string>> & { readonly DATABASE_URL: string };
  readonly #folder: string;
  readonly #name: string | undefined;

  private constructor(folder: string, name: string | undefined) {
    this.#folder = folder;
    this.#name = name;
    this.settings =
      name === undefined
        ? { DATABASE_URL: `file:${join(folder, "parley.db")}` }
        : {
            DATABASE_URL: urlOf(name),
            SECRET: "of all processes that share this database",
            ...(REDIS !== undefined && { REDIS_URL: REDIS }),
          };
  }

  static async make(): Promise<TestDatabase> {
    const name = POSTGRES === undefined ? undefined : `parley_test_${randomBytes(8).toString("hex")}`;
    if (name !== undefined) await asked(POSTGRES, `CREATE DATABASE ${name}`);
    return new TestDatabase(await mkdtemp(join(tmpdir(), "parley-")), name);
  }

  get url(): string {
    return this.settings.DATABASE_URL;
  }

  /** Runs a statement in the database, past the server. */
  async execute(statement: string): Promise<unknown[]> {
    if (POSTGRES !== undefined) return asked(this.url, statement);
    const client = createClient({ url: this.url });
    try {
      // The server may be writing at the same time.
      await client.execute("PRAGMA busy_timeout=5000");
      return (await client.execute(statement)).rows;
    } finally {
      client.close();
    }
  }

  /** Whether a text is in any of the files, as it is. */
  async filesHold(text: string): Promise<boolean> {
    const files = (await readdir(this.#folder, { withFileTypes: true })).filter((it) => it.isFile());
    const contents = await Promise.all(files.map(({ name }) => readFile(join(this.#folder, name))));
    return contents.some((content) => content.includes(text));
  }

  /**
   * A fingerprint of all stored data, which any write changes: of SQLite's files, with the write-ahead log; of
   * PostgreSQL's rows, with the transactions that made and locked them, but without the lease.
   */
  async fingerprint(): Promise<string> {
    const hash = createHash("sha256");
    if (POSTGRES === undefined) {
      // The operator's socket stands beside the files, and cannot be read.
      const entries = (await readdir(this.#folder, { withFileTypes: true })).filter((it) => it.isFile());
      const files = entries.map(({ name }) => name).filter((name) => !name.endsWith("-shm"));
      for (const file of files.sort()) hash.update(await readFile(join(this.#folder, file)));
    } else
      hash.update(
        JSON.stringify(await asked(this.url, `${KEPT_TABLES.map(rowsOf).join(" UNION ALL ")} ORDER BY 1, 2`)),
      );
    return hash.digest("hex");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#name !== undefined) await asked(POSTGRES, `DROP DATABASE ${this.#name} WITH (FORCE)`);
    await rm(this.#folder, { recursive: true });
  }
}

const KEPT_TABLES = [
  "Room",
  "SmallState",
  "Participant",
  "Invite",
  "Redemption",
  "Message",
  "Correspondence",
  "LogEntry",
  "Receipt",
  "LastSeen",
  "Stay",
];

function rowsOf(table: string): string {
  return `SELECT '${table}', ctid, xmin::text, xmax::text FROM "${table}"`;
}

/** Runs a statement in a PostgreSQL. */
export async function asked(url: string | undefined, statement: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

/** No test cuts the power, so a commit need not be on the disk before the next step. */
function urlOf(name: string): string {
  const url = new URL(POSTGRES ?? "");
  url.searchParams.set("options", "-c synchronous_commit=off");
  url.pathname = `/${name}`;
  return url.href;
}
