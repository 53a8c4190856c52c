import assert from "node:assert/strict";
import { test } from "node:test";
import { Migrating } from "../../testing/machine/migrating";

const later = 'CREATE TABLE "Later" ("id" TEXT NOT NULL PRIMARY KEY);';

test("a new database gets every migration, and the second time none", async () => {
  await using place = await Migrating.make();
  assert.deepEqual(await place.migrate(), await place.names());
  assert.deepEqual(await place.migrate(), []);
});

test("a migration that came later is applied to what is there", async () => {
  await using place = await Migrating.make();
  await place.migrate();
  await place.add("9001_later", later);
  assert.deepEqual(await place.migrateFurther(), ["9001_later"]);
  assert.deepEqual(await place.migrateFurther(), []);
  await assert.rejects(place.database.execute(later), /exists/);
});

test("a database that a newer version made is left alone", async () => {
  await using place = await Migrating.make();
  await place.add("9001_later", later);
  await place.migrateFurther();
  await assert.rejects(place.migrate(), /newer Parley.*9001_later/);
});

test("a migration that fails is named and leaves nothing behind, and the next start tries it again", async () => {
  await using place = await Migrating.make();
  await place.migrateBefore("0005_microseconds");
  await place.add("0005_before", later);
  await place.add("9001_broken", "CREATE TABLE half (one TEXT); CREATE TABLE nonsense;");
  for (let count = 0; count < 2; count++) {
    await assert.rejects(place.migrateFurther(), /^Error: the migration 9001_broken fails: ./);
    for (const table of ["Later", "half"])
      await assert.rejects(place.database.execute(`SELECT * FROM "${table}"`), /no such table|does not exist/);
  }
  await place.add("9001_broken", "CREATE TABLE half (one TEXT);");
  assert.deepEqual(await place.migrateFurther(), ["0005_before", "9001_broken"]);
});
