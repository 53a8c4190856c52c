import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import { withSchemaEngine } from "./schema-engine";

/** Where the migrations are, a folder for each database, as seen from here and from the bundle in `dist`. */
export const MIGRATIONS =
  ["../../../../prisma/migrations", "../prisma/migrations"]
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path)) ?? "";

/** To the engine: look at every table. */
export const EVERYTHING = { externalTables: [], externalEnums: [] };

type Place = {
  readonly adapter: SqlMigrationAwareDriverAdapterFactory;
  /** Begins or ends a transaction on the one connection that the adapter has. */
  readonly say: (word: "BEGIN" | "COMMIT" | "ROLLBACK") => Promise<unknown>;
};

/**
 * Brings a database to the newest migration of a folder and answers the names of those that it applied, none when there
 * was nothing to do. Prisma's own table keeps the account. All of it is one transaction: a start that is broken off, by
 * a full disk or a kill, leaves the database as it was, and the next one tries again.
 * @throws where the database has a migration that is not in the folder: a newer Parley made it
 */
export async function migrate({ adapter, say }: Place, folder: string): Promise<string[]> {
  // The engine would only say that something failed.
  await (await adapter.connect()).dispose();
  const migrationsList = await readMigrations(folder);
  const input = { migrationsList, filters: EVERYTHING };
  const failing = new Failing(adapter);
  return withSchemaEngine(failing.adapter, async (engine) => {
    await say("BEGIN");
    try {
      const { appliedMigrationNames } = await engine.applyMigrations(input);
      const { history } = await engine.diagnoseMigrationHistory({ ...input, optInToShadowDatabase: false });
      if (history !== null && "unpersistedMigrationNames" in history)
        throw new Error(`a newer Parley made it, with ${history.unpersistedMigrationNames.join(", ")}`);
      await say("COMMIT");
      return appliedMigrationNames;
    } catch (error) {
      // A full disk has done so already.
      await say("ROLLBACK").catch(() => {});
      throw failing.asKnownIn(migrationsList) ?? error;
    }
  });
}

/** Notes which script failed, and why: after that no statement is heard in the transaction, and the engine would say so. */
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

  /** What failed, as an error that names the migration. */
  asKnownIn({ migrationDirectories }: MigrationList): Error | undefined {
    if (this.#failed === undefined) return undefined;
    const { script, cause } = this.#failed;
    const found = migrationDirectories.find(({ migrationFile: { content } }) => content.value === script);
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new Error(`the migration ${found?.path} fails: ${reason}`, { cause });
  }
}

/** The names of a folder's migrations, in order. */
export async function migrationNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}

/** The migrations of a folder, in the form that the engine reads. */
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
