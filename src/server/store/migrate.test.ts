import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { MIGRATIONS, migrate } from "./migrate";
import { SqliteAdapter } from "./sqlite";

test("a new database gets every migration, and the second time none", async () => {
  await using place = await makePlace();
  const all = (await readdir(MIGRATIONS, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  assert.deepEqual(await migrate(place.file), all.map((entry) => entry.name).sort());
  assert.deepEqual(await migrate(place.file), []);
});

test("a migration that came later is applied to what is there", async () => {
  await using place = await makePlace();
  await migrate(place.file);
  await place.addMigration("9001_later", 'CREATE TABLE "Later" ("id" TEXT NOT NULL PRIMARY KEY);');
  assert.deepEqual(await migrate(place.file, place.migrations), ["9001_later"]);
  assert.deepEqual(await migrate(place.file, place.migrations), []);
  assert.ok((await tables(place.file)).includes("Later"));
});

test("a database that a newer version made is left alone", async () => {
  await using place = await makePlace();
  await place.addMigration("9001_later", 'CREATE TABLE "Later" ("id" TEXT NOT NULL PRIMARY KEY);');
  await migrate(place.file, place.migrations);
  await assert.rejects(migrate(place.file), /newer Parley.*9001_later/);
});

test("a migration that fails is named, and stops the next start too", async () => {
  await using place = await makePlace();
  await migrate(place.file);
  await place.addMigration("9001_broken", "CREATE TABLE nonsense;");
  await assert.rejects(migrate(place.file, place.migrations), /9001_broken/);
  await assert.rejects(migrate(place.file, place.migrations), /9001_broken/);
});

async function makePlace() {
  const folder = await mkdtemp(join(tmpdir(), "parley-migrate-"));
  const migrations = join(folder, "migrations");
  await cp(MIGRATIONS, migrations, { recursive: true });
  return {
    file: join(folder, "parley.db"),
    migrations,
    addMigration: async (name: string, sql: string) => {
      await mkdir(join(migrations, name));
      await writeFile(join(migrations, name, "migration.sql"), sql);
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

async function tables(file: string) {
  const adapter = await new SqliteAdapter(file, { begin: "BEGIN", pragmas: [] }).connect();
  const sql = "SELECT name FROM sqlite_master WHERE type = 'table'";
  const { rows } = await adapter.queryRaw({ sql, args: [], argTypes: [] });
  await adapter.dispose();
  return rows.map(([name]) => name);
}
