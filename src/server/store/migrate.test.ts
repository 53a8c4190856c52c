import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { POSTGRES, TestDatabase } from "../testing/test-database";
import { MIGRATIONS } from "./migrate";
import { migratePostgres } from "./postgres";
import { fileOf, migrateSqlite } from "./sqlite";

const shipped = join(MIGRATIONS, POSTGRES === undefined ? "sqlite" : "postgresql");
const later = 'CREATE TABLE "Later" ("id" TEXT NOT NULL PRIMARY KEY);';

test("a new database gets every migration, and the second time none", async () => {
  await using place = await makePlace();
  const all = (await readdir(shipped, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  assert.deepEqual(await place.migrate(), all.map((entry) => entry.name).sort());
  assert.deepEqual(await place.migrate(), []);
});

test("a migration that came later is applied to what is there", async () => {
  await using place = await makePlace();
  await place.migrate();
  await place.addMigration("9001_later", later);
  assert.deepEqual(await place.migrate(place.migrations), ["9001_later"]);
  assert.deepEqual(await place.migrate(place.migrations), []);
  await assert.rejects(place.database.execute(later), /exists/);
});

test("a database that a newer version made is left alone", async () => {
  await using place = await makePlace();
  await place.addMigration("9001_later", later);
  await place.migrate(place.migrations);
  await assert.rejects(place.migrate(), /newer Parley.*9001_later/);
});

test("a migration that fails is named, and stops the next start too", async () => {
  await using place = await makePlace();
  await place.migrate();
  await place.addMigration("9001_broken", "CREATE TABLE nonsense;");
  await assert.rejects(place.migrate(place.migrations), /9001_broken/);
  await assert.rejects(place.migrate(place.migrations), /9001_broken/);
});

async function makePlace() {
  const database = await TestDatabase.make();
  const migrations = await mkdtemp(join(tmpdir(), "parley-migrations-"));
  await cp(shipped, migrations, { recursive: true });
  return {
    database,
    migrations,
    migrate: (folder = shipped) =>
      POSTGRES === undefined ? migrateSqlite(fileOf(database.url), folder) : migratePostgres(database.url, folder),
    addMigration: async (name: string, sql: string) => {
      await mkdir(join(migrations, name));
      await writeFile(join(migrations, name, "migration.sql"), sql);
    },
    [Symbol.asyncDispose]: async () => {
      await database[Symbol.asyncDispose]();
      await rm(migrations, { recursive: true });
    },
  };
}
