import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import { schemaEngine } from "./schema-engine";

/** Where the migrations are, a folder for each database, as seen from here and from the bundle in `dist`. */
export const MIGRATIONS =
  ["../../../prisma/migrations", "../prisma/migrations"]
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path)) ?? "";

/** To the engine: look at every table. */
export const EVERYTHING = { externalTables: [], externalEnums: [] };

/**
 * Brings a database to the newest migration of a folder and answers the names of those that it applied, none when there
 * was nothing to do. Prisma's own table keeps the account, so that `prisma migrate deploy` can take over.
 * @throws where the database has a migration that is not in the folder: a newer Parley made it
 */
export async function migrate(adapter: SqlMigrationAwareDriverAdapterFactory, folder: string): Promise<string[]> {
  // The engine would only say that something failed.
  await (await adapter.connect()).dispose();
  const migrationsList = await readMigrations(folder);
  const engine = await schemaEngine(adapter);
  try {
    const input = { migrationsList, filters: EVERYTHING };
    const { appliedMigrationNames } = await engine.applyMigrations(input);
    const { history } = await engine.diagnoseMigrationHistory({ ...input, optInToShadowDatabase: false });
    if (history !== null && "unpersistedMigrationNames" in history)
      throw new Error(`a newer Parley made it, with ${history.unpersistedMigrationNames.join(", ")}`);
    return appliedMigrationNames;
  } finally {
    engine.free();
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
