import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SqlMigrationAwareDriverAdapterFactory, SqlQueryable } from "@prisma/driver-adapter-utils";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import { withSchemaEngine } from "./schema-engine";

/** The paths are those from here and from the bundle in `dist`. */
export const MIGRATIONS =
  ["../../../../prisma/migrations", "../prisma/migrations"]
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path)) ?? "";

export const EVERYTHING = { externalTables: [], externalEnums: [] };

type Place = {
  readonly adapter: SqlMigrationAwareDriverAdapterFactory;
  readonly say: (word: "BEGIN" | "COMMIT" | "ROLLBACK") => Promise<unknown>;
  readonly tables: string;
};

/**
 * Returns the names of the applied migrations. All of it is one transaction: a start that is interrupted leaves the
 * database as it was. Throws when a newer Parley made the database, or when it has tables, and none of Parley's.
 */
export async function migrate({ adapter, say, tables }: Place, folder: string): Promise<string[]> {
  const migrationsList = await readMigrations(folder);
  // The engine would not say why a connection failed, and would mix its tables with those of others.
  const connection = await adapter.connect();
  try {
    await assertOurs(connection, tables, migrationsList);
  } finally {
    await connection.dispose();
  }
  const input = { migrationsList, filters: EVERYTHING };
  const failing = new Failing(adapter);
  return withSchemaEngine(failing.adapter, async (engine) => {
    await say("BEGIN");
    try {
      const { appliedMigrationNames } = await engine.applyMigrations(input);
      const { history } = await engine.diagnoseMigrationHistory({ ...input, optInToShadowDatabase: false });
      if (history !== null && "unpersistedMigrationNames" in history)
        throw new Error(
          `a newer Parley made it, with ${history.unpersistedMigrationNames.join(", ")}: start that one, or restore a backup`,
        );
      await say("COMMIT");
      return appliedMigrationNames;
    } catch (error) {
      // A full disk has rolled it back already.
      await say("ROLLBACK").catch(() => {});
      throw failing.asKnownIn(migrationsList) ?? error;
    }
  });
}

async function assertOurs(connection: SqlQueryable, tables: string, ours: MigrationList): Promise<void> {
  const all = async (sql: string) =>
    (await connection.queryRaw({ sql, args: [], argTypes: [] })).rows.map(([name]) => String(name));
  const found = await all(tables);
  const applied = found.includes("_prisma_migrations")
    ? await all("SELECT migration_name FROM _prisma_migrations")
    : [];
  const isOurs = ours.migrationDirectories.some(({ path }) => applied.includes(path));
  if (!isOurs && found.some((name) => name !== "_prisma_migrations"))
    throw new Error("it has tables, and none of Parley's: give Parley a database of its own");
}

/** The transaction accepts no statement after the one that failed, and the engine would report only this. */
class Failing {
  readonly adapter: SqlMigrationAwareDriverAdapterFactory;
  #failed: { readonly script: string; readonly cause: unknown } | undefined;

  constructor(adapter: SqlMigrationAwareDriverAdapterFactory) {
    const connect = async () => {
      const connection = await adapter.connect();
      const execute = connection.executeScript.bind(connection);
      connection.executeScript = async (script) => {
        try {
          await execute(script);
        } catch (cause) {
          this.#failed ??= { script, cause };
          throw cause;
        }
      };
      return connection;
    };
    this.adapter = Object.create(adapter, { connect: { value: connect } });
  }

  asKnownIn({ migrationDirectories }: MigrationList): Error | undefined {
    if (this.#failed === undefined) return undefined;
    const { script, cause } = this.#failed;
    const found = migrationDirectories.find(({ migrationFile: { content } }) => content.value === script);
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new Error(`the migration ${found?.path} fails: ${reason}`, { cause });
  }
}

export async function migrationNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}

export async function readMigrations(folder: string): Promise<MigrationList> {
  const names = await migrationNames(folder);
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: await readFile(join(folder, "migration_lock.toml"), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.map(async (path) => ({
        path,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok" as const, value: await readFile(join(folder, path, "migration.sql"), "utf8") },
        },
      })),
    ),
  };
}
