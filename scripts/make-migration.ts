import type { EventEmitter } from "node:events";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlMigrationAwareDriverAdapterFactory, SqlQuery } from "@prisma/driver-adapter-utils";
import { Client, type FieldDef, types } from "pg";
import { EVERYTHING, MIGRATIONS, readMigrations } from "../src/server/store/migrations/migrate";
import { withSchemaEngine } from "../src/server/store/migrations/schema-engine";
import { SqliteAdapter } from "../src/server/store/sqlite/adapter";
import { DATABASES, modelsFor } from "./lib/models.mjs";

// Writes the migration from the newest one to prisma/schema.prisma: `npm run make-migration -- add-reactions`. The one
// for PostgreSQL is made in an empty database of `PARLEY_TEST_DATABASE_URL`.

/** The engine replays each migration on its shadow database as a single statement. */
class SqliteWorkbench extends SqliteAdapter {
  override async connectToShadowDb() {
    const shadow = await super.connectToShadowDb();
    shadow.executeRaw = async ({ sql }: SqlQuery) => {
      await shadow.executeScript(sql);
      return 0;
    };
    return shadow;
  }
}

/** Prisma's adapter does not know the one-letter codes of PostgreSQL's system tables, which the engine reads. */
class PostgresWorkbench extends PrismaPg {
  override async connectToShadowDb() {
    const shadow = await super.connectToShadowDb();
    shadow.underlyingDriver().on("connect", (client) => {
      const { connection } = client as unknown as { connection: EventEmitter };
      connection.prependListener("rowDescription", ({ fields }: { fields: FieldDef[] }) => {
        for (const field of fields)
          if (field.dataTypeID === types.builtins.CHAR) field.dataTypeID = types.builtins.TEXT;
      });
    });
    return shadow;
  }
}

const [name] = process.argv.slice(2);
if (name === undefined || !/^[a-z0-9-]+$/.test(name)) {
  console.error("Name the migration in lower case, with dashes: npm run make-migration -- add-reactions");
  process.exit(1);
}
const postgres = process.env.PARLEY_TEST_DATABASE_URL;
if (!postgres) {
  console.error("A migration is made for each database: name a PostgreSQL in PARLEY_TEST_DATABASE_URL.");
  process.exit(1);
}

const admin = new Client({ connectionString: postgres });
await admin.connect();
const workbench = new URL(postgres);
workbench.pathname = `/parley_migration_${process.pid}`;
await admin.query(`CREATE DATABASE ${workbench.pathname.slice(1)}`);

const scratch = await mkdtemp(join(tmpdir(), "parley-migration-"));
const adapters = {
  sqlite: new SqliteWorkbench(join(scratch, "scratch.db"), { begin: "BEGIN", pragmas: [] }),
  postgresql: new PostgresWorkbench({ connectionString: workbench.href, allowExitOnIdle: true }),
};
const folder = name.replaceAll("-", "_");
const number = String((await newestNumber()) + 1).padStart(4, "0");
try {
  for (const database of DATABASES) await write(database);
} finally {
  await rm(scratch, { recursive: true });
  await admin.query(`DROP DATABASE ${workbench.pathname.slice(1)} WITH (FORCE)`);
  await admin.end();
}

async function write(database: (typeof DATABASES)[number]): Promise<void> {
  const script = await scriptFor(adapters[database], database);
  if (script === undefined) {
    console.log(`Nothing to do for ${database}: its migrations lead to prisma/schema.prisma already.`);
    return;
  }
  const file = join(MIGRATIONS, database, `${number}_${folder}`, "migration.sql");
  await mkdir(join(file, ".."));
  await writeFile(file, script);
  console.log(`Written: ${file}`);
}

/** `undefined` when there is no difference. */
async function scriptFor(adapter: SqlMigrationAwareDriverAdapterFactory, database: (typeof DATABASES)[number]) {
  const from = { tag: "migrations" as const, ...(await readMigrations(join(MIGRATIONS, database))) };
  const to = {
    tag: "schemaDatamodel" as const,
    files: [{ path: "prisma/schema.prisma", content: modelsFor(database) }],
  };
  const { stdout } = await withSchemaEngine(adapter, (engine) =>
    engine.diff({ from, to, script: true, exitCode: null, filters: EVERYTHING }),
  );
  const isEmpty = stdout === null || stdout.trim() === "" || stdout.includes("This is an empty migration");
  return isEmpty ? undefined : stdout;
}

async function newestNumber(): Promise<number> {
  const names = await Promise.all(DATABASES.map((database) => readdir(join(MIGRATIONS, database))));
  return Math.max(0, ...names.flat().map((it) => Number.parseInt(it, 10) || 0));
}
