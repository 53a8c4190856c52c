import assert from "node:assert/strict";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import Sqlite from "libsql";
import { openDatabase } from "../../store/connect";
import { refusedProcess } from "../../testing/machine/refused-start";

type Scene = { readonly folder: string; readonly data: string; readonly file: string };
type Case = {
  /** Settings besides the database's, which stands in a folder of its own. */
  readonly settings?: Record<string, string>;
  readonly spoil?: (scene: Scene) => Promise<unknown>;
  /** The cause, and what to do. */
  readonly says: RegExp;
};

const NOWHERE = "postgresql://127.0.0.1:1/parley";
const SECRET = "a secret that all processes share";

const CASES: Readonly<Record<string, Case>> = {
  "a setting is no number": { settings: { PORT: "http" }, says: /^PORT must be a whole number from 0 to 65535$/ },
  "the public address has a path": {
    settings: { PUBLIC_URL: "https://example.org/chat" },
    says: /^PUBLIC_URL must be an http or https address without a path, such as /,
  },
  "the public address is none": { settings: { PUBLIC_URL: "chat.example.org" }, says: /^PUBLIC_URL must be an http/ },
  "the metrics could be guessed": {
    settings: { METRICS_TOKEN: "short" },
    says: /^METRICS_TOKEN must have at least 16/,
  },
  "the database is of a kind that Parley does not know": {
    settings: { DATABASE_URL: "mysql://localhost/parley" },
    says: /^DATABASE_URL must be the address of an SQLite file, such as .*, or of a PostgreSQL, such as /,
  },
  "several processes would each make a secret": {
    settings: { DATABASE_URL: NOWHERE, SECRET: "" },
    says: /^SECRET must be set when DATABASE_URL names a PostgreSQL/,
  },
  "Redis is for PostgreSQL": {
    settings: { REDIS_URL: "redis://127.0.0.1:1" },
    says: /^REDIS_URL is for many.*PostgreSQL/,
  },
  "nobody has the name to listen on": {
    settings: { HOST: "nowhere.invalid" },
    says: /^HOST and PORT cannot be used: .*mend the address.*nowhere\.invalid/,
  },
  "PostgreSQL cannot be reached by TLS, of which the driver has much to say": {
    settings: { SECRET, DATABASE_URL: `${NOWHERE}?sslmode=require` },
    says: /^DATABASE_URL cannot be used: nothing listens there, so start it or mend the address: .*ECONNREFUSED/,
  },
  "the file with PostgreSQL's authority is not there": {
    settings: { SECRET, DATABASE_URL: `${NOWHERE}?sslmode=verify-full&sslrootcert=/nowhere/authority.pem` },
    says: /^DATABASE_URL cannot be used: there is no such file, so mend its name: .*\/nowhere\/authority\.pem/,
  },
  "the settings cannot be read": {
    spoil: ({ folder }) => mkdir(join(folder, ".env")),
    says: /^\.env cannot be read: .*folder stands where a file has to be/,
  },
  "the secret is a folder": {
    spoil: ({ data }) => mkdir(join(data, "secret")),
    says: /^DATABASE_URL cannot be used: .*\/secret is a folder.*: put the secret in its place$/,
  },
  "the data folder is a file": {
    spoil: async ({ data }) => {
      await rm(data, { recursive: true });
      await writeFile(data, "");
    },
    says: /^DATABASE_URL cannot be used: .* stands .*, so name another place: .*\/data/,
  },
  "the database is a folder": {
    spoil: ({ file }) => mkdir(file),
    says: /^DATABASE_URL cannot be used: a folder stands where a file has to be, so name the file: .*parley\.db is no file$/,
  },
  "the database is a text": {
    spoil: ({ file }) => writeFile(file, "Minutes of the meeting\n".repeat(500)),
    says: /^DATABASE_URL cannot be used: .*parley\.db is damaged: .*Restore a backup/,
  },
  "the database is another program's, with a table of the same name": {
    spoil: async ({ file }) => execute(file, "CREATE TABLE Room (number INTEGER, beds INTEGER)"),
    says: /^DATABASE_URL cannot be used: it has tables, and none of Parley's: give Parley a database of its own$/,
  },
  "the database is another program's, which uses Prisma, too": {
    spoil: async ({ file }) =>
      execute(
        file,
        `CREATE TABLE _prisma_migrations (id TEXT, migration_name TEXT);
         INSERT INTO _prisma_migrations VALUES ('1', '20240101_hotel'); CREATE TABLE Guest (id TEXT)`,
      ),
    says: /^DATABASE_URL cannot be used: it has tables, and none of Parley's: give Parley a database of its own$/,
  },
  "the database is of a newer version": {
    spoil: async ({ file }) => {
      // The driver may keep a closed file open, which a start would notice.
      await (await openDatabase(`file:${file}.made`)).close();
      await copyFile(`${file}.made`, file);
      const [all, others] = ["checksum, finished_at, rolled_back_at, started_at", "id, migration_name"];
      execute(
        file,
        `INSERT INTO _prisma_migrations (${others}, ${all}) SELECT 'later', '9001_later', ${all}
         FROM _prisma_migrations LIMIT 1`,
      );
    },
    says: /^DATABASE_URL cannot be used: a newer Parley made it, with 9001_later: start that one, or restore a backup$/,
  },
};

describe("A start is refused in one line, which says what to do, because", { concurrency: 2 }, () => {
  for (const [why, { settings, spoil, says }] of Object.entries(CASES))
    test(why, async () => {
      const folder = await mkdtemp(join(tmpdir(), "parley-refused-"));
      const data = join(folder, "data");
      const file = join(data, "parley.db");
      await mkdir(data);
      await spoil?.({ folder, data, file });
      const said = await refusedProcess({ DATABASE_URL: `file:${file}`, SECRET: "", ...settings }, folder);
      const [, cause = ""] = /^Parley cannot start: (.*)$/.exec(said) ?? [];
      assert.match(cause, says, said);
      await rm(folder, { recursive: true });
    });
});

function execute(file: string, sql: string): void {
  const database = new Sqlite(file);
  database.exec(sql);
  database.close();
}
