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

test("who exchanged private messages before that was noted is noted for both", async () => {
  await using place = await makePlace();
  const { database, migrations } = place;
  await rm(join(migrations, "0004_correspondents"), { recursive: true });
  await place.migrate(migrations);
  const noon = "'2026-01-13T12:00:00.000Z'";
  await database.execute(
    `INSERT INTO "Room" (id, title, owner, created_at, clock) VALUES ('r', 'R', 'o', ${noon}, ${noon})`,
  );
  for (const id of ["a", "b", "c"])
    await database.execute(
      `INSERT INTO "Participant" (id, room_id, identity, display_name, role, is_room_owner, groups, joined_at)
       VALUES ('${id}', 'r', '${id}', '${id}', 'user', false, '[]', ${noon})`,
    );
  const said = [
    ["'private'", "'b'"],
    ["'private'", "'b'"],
    ["'global'", "NULL"],
  ];
  for (const [at, [scope, target]] of said.entries())
    await database.execute(
      `INSERT INTO "Message" (id, room_id, number, conversation, source, scope, target, content, timestamp)
       VALUES ('m${at}', 'r', ${at + 1}, 'any', 'a', ${scope}, ${target}, 'Hi', ${noon})`,
    );
  await place.migrate();
  const rows = await database.execute(`SELECT participant_id, correspondent FROM "Correspondence"`);
  const pairs = rows.map((row) => Object.values(row as object).join(" "));
  assert.deepEqual(pairs.sort(), ["a b", "b a"]);
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
