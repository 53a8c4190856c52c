import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client";
import { Client } from "pg";

/** The PostgreSQL in which each test makes a database of its own; without it, tests have an SQLite file each. */
export const POSTGRES = process.env.PARLEY_TEST_DATABASE_URL || undefined;

/** The Redis of that set-up. */
export const REDIS = process.env.PARLEY_TEST_REDIS_URL || undefined;

/** Why a test that is about the SQLite file itself does not run, where it does not. */
export const ONLY_SQLITE = POSTGRES === undefined ? false : "this is about the SQLite file";

/** A database of a test's own, empty at first, which ends with its scope. */
export class TestDatabase {
  /** How a server is told to use it, and nobody else's. */
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

  /** Has the database itself carry out a statement, past the server. */
  async execute(statement: string): Promise<unknown[]> {
    if (POSTGRES !== undefined) return asked(this.url, statement);
    const client = createClient({ url: this.url });
    try {
      // The server may be writing in this moment.
      await client.execute("PRAGMA busy_timeout=5000");
      return (await client.execute(statement)).rows;
    } finally {
      client.close();
    }
  }

  /** Whether a text is in any of the files, as it is. */
  async filesHold(text: string): Promise<boolean> {
    const files = await readdir(this.#folder);
    const contents = await Promise.all(files.map((file) => readFile(join(this.#folder, file))));
    return contents.some((content) => content.includes(text));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#name !== undefined) await asked(POSTGRES, `DROP DATABASE ${this.#name} WITH (FORCE)`);
    await rm(this.#folder, { recursive: true });
  }
}

/** Has a PostgreSQL carry out a statement. */
async function asked(url: string | undefined, statement: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Nobody cuts the power during a test: what is committed need not be on the disk before the next step. */
function urlOf(name: string): string {
  const url = new URL(POSTGRES ?? "");
  url.searchParams.set("options", "-c synchronous_commit=off");
  url.pathname = `/${name}`;
  return url.href;
}
