import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { chmod, chown, copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { describe, test } from "node:test";
import type { Database } from "../database/database";
import { openSqlite } from "../sqlite/sqlite";
import { backUp, keptIn } from "./backup";
import { restore } from "./restore";

const asRoot = process.getuid?.() !== 0 && "only root can give a file to somebody else";
const noon = "2026-01-13T12:00:00.000000Z";
const later = new Date("2026-01-14T12:00:00.000000Z");
const ENDING = ".before-2026-01-14T12-00-00-000Z";

/** A server's data, with a room of this title. */
async function makePlace(title: string, change = async (_: Database) => {}) {
  const folder = await mkdtemp(join(tmpdir(), "parley-backup-"));
  const kept = keptIn(join(folder, "data"));
  const original = join(folder, "original.db");
  const database = await openSqlite(`file:${original}`);
  await database.write.room.create({ data: { id: "room", title, owner: "alice", created_at: noon, clock: noon } });
  await change(database);
  await database.close();
  await mkdir(join(folder, "data"));
  // The driver releases a closed file only at the garbage collection; nothing has opened this one.
  await copyFile(original, kept.database);
  for (const tail of ["", "-wal", "-shm", ".lock"]) await rm(original + tail, { force: true });
  await writeFile(kept.secret, `the secret of ${title}`);
  return { folder, kept, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

const titleIn = async (file: string) => (await roomIn(file))?.title;
const headIn = async (file: string) => (await roomIn(file))?.head;

/** Looks into a copy, for the same reason. */
async function roomIn(file: string) {
  const folder = await mkdtemp(join(tmpdir(), "parley-look-"));
  await copyFile(file, join(folder, "copy.db"));
  const database = await openSqlite(`file:${join(folder, "copy.db")}`);
  const room = await database.read.room.findUnique({ where: { id: "room" } });
  await database.close();
  await rm(folder, { recursive: true });
  return room;
}

describe("A backup", () => {
  test("is a folder for nobody else's eyes, with a whole database in one file and the secret", async () => {
    await using place = await makePlace("Weekly");
    const folder = join(place.folder, "backups", "today");
    await chmod(place.kept.secret, 0o644);
    const umask = process.umask(0);
    await backUp(place.kept, folder);
    process.umask(umask);
    assert.deepEqual(readdirSync(folder).sort(), ["parley.db", "secret"]);
    assert.deepEqual(readdirSync(join(folder, "..")), ["today"], "nothing else is left there");
    for (const path of ["", "parley.db", "secret"]) assert.equal(statSync(join(folder, path)).mode & 0o077, 0, path);
    assert.equal(readFileSync(keptIn(folder).secret, "utf8"), "the secret of Weekly");
    assert.equal(await titleIn(keptIn(folder).database), "Weekly");
  });

  test("has no secret in it that is a setting, or that is not there", async () => {
    await using place = await makePlace("Weekly");
    await backUp({ ...place.kept, secret: undefined }, join(place.folder, "one"));
    await rm(place.kept.secret);
    await backUp(place.kept, join(place.folder, "two"));
    for (const name of ["one", "two"]) assert.deepEqual(readdirSync(join(place.folder, name)), ["parley.db"]);
  });

  test("overwrites nothing, and is nothing by halves", async () => {
    await using place = await makePlace("Weekly");
    const folder = join(place.folder, "backup");
    await assert.rejects(backUp(place.kept, join(place.folder, "data")), /is there already/);
    await assert.rejects(backUp(keptIn(join(place.folder, "nowhere")), folder), /no database at/);
    await writeFile(place.kept.database, "this is no database, but long enough to be taken for one".repeat(99));
    await assert.rejects(backUp(place.kept, folder), /not a database/);
    assert.deepEqual(readdirSync(place.folder), ["data"]);
  });

  test("holds nothing that was erased before", async () => {
    await using place = await makePlace("Weekly", async ({ write }) => {
      await write.$executeRawUnsafe("PRAGMA secure_delete=OFF");
      await write.room.update({ where: { id: "room" }, data: { title: "erased-title" } });
      await write.room.deleteMany();
    });
    assert.ok(readFileSync(place.kept.database, "latin1").includes("erased-title"), "it is still in the file");
    await backUp(place.kept, join(place.folder, "backup"));
    assert.ok(!readFileSync(join(place.folder, "backup/parley.db"), "latin1").includes("erased-title"));
  });
});

describe("Restoring", () => {
  test("puts a backup in place, and keeps what was there before", async () => {
    await using place = await makePlace("Weekly");
    await using other = await makePlace("Monthly");
    const folder = join(place.folder, "backup");
    await backUp(place.kept, folder);
    const { kept } = await restore(other.kept, folder, later);
    const { database, secret } = other.kept;
    assert.deepEqual(kept.toSorted(), [database + ENDING, secret + ENDING]);
    assert.equal(await titleIn(database), "Weekly");
    assert.equal(readFileSync(secret, "utf8"), "the secret of Weekly");
    for (const file of [database, secret]) assert.equal(statSync(file).mode & 0o077, 0);
    const others = readdirSync(join(other.folder, "data")).filter((name) => !/-shm$|\.lock$/.test(name));
    assert.deepEqual(
      others.toSorted(),
      [database, database + ENDING, secret, secret + ENDING].map((it) => basename(it)),
    );
    assert.equal(await titleIn(database + ENDING), "Monthly");
    assert.equal(readFileSync(secret + ENDING, "utf8"), "the secret of Monthly");
    assert.ok(existsSync(keptIn(folder).database), "the backup is still there");
  });

  test("goes on with numbers far from those that were given after the backup", async () => {
    await using place = await makePlace("Weekly", async ({ write }) => {
      await write.room.update({ where: { id: "room" }, data: { head: 7 } });
    });
    await using other = await makePlace("Monthly");
    const folder = join(place.folder, "backup");
    await backUp(place.kept, folder);
    await restore(other.kept, folder, later);
    assert.equal(await headIn(other.kept.database), 1_000_007);
  });

  test("works where nothing is yet, and leaves a secret alone that is the same", async () => {
    await using place = await makePlace("Weekly");
    const folder = join(place.folder, "backup");
    await backUp(place.kept, folder);
    await rm(place.kept.database);
    assert.deepEqual(await restore(place.kept, folder, later), { kept: [] });
    assert.equal(await titleIn(place.kept.database), "Weekly");
    assert.deepEqual(await restore({ ...place.kept, secret: undefined }, folder, later), {
      kept: [place.kept.database + ENDING],
    });
  });

  test("replaces a database that is broken, with the log that belongs to it", async () => {
    await using place = await makePlace("Weekly");
    await using other = await makePlace("Monthly");
    const folder = join(place.folder, "backup");
    await backUp(place.kept, folder);
    const { database } = other.kept;
    for (const path of [database, `${database}-wal`]) await writeFile(path, "broken".repeat(999));
    await restore(other.kept, folder, later);
    assert.equal(await titleIn(database), "Weekly");
    for (const path of [database + ENDING, `${database + ENDING}-wal`])
      assert.equal(readFileSync(path, "utf8"), "broken".repeat(999));
  });

  test("is refused to root where the database is somebody else's", { skip: asRoot }, async () => {
    await using place = await makePlace("Weekly");
    const folder = join(place.folder, "backup");
    await backUp(place.kept, folder);
    await chown(place.kept.database, 65_534, 65_534);
    await assert.rejects(restore(place.kept, folder, later), /parley\.db belongs to another user \(65534\)/);
    assert.deepEqual(
      readdirSync(join(place.folder, "data")).filter((name) => /part|before/.test(name)),
      [],
    );
  });

  test("changes nothing when the backup is no good", async () => {
    await using place = await makePlace("Weekly");
    const folder = join(place.folder, "backup");
    await assert.rejects(restore(place.kept, folder, later), /no parley\.db in it/);
    await mkdir(folder);
    await writeFile(keptIn(folder).database, "this is no database".repeat(999));
    await assert.rejects(restore(place.kept, folder, later), /is not a whole database/);
    await writeFile(keptIn(folder).database, "");
    await assert.rejects(restore(place.kept, folder, later), /none of a database of Parley's/);
    await using newer = await makePlace("Yearly", async ({ write }) => {
      await write.$executeRawUnsafe("UPDATE _prisma_migrations SET migration_name = '9001_later'");
    });
    await rm(folder, { recursive: true });
    await backUp(newer.kept, folder);
    await assert.rejects(restore(place.kept, folder, later), /newer Parley, with 9001_later/);
    assert.equal(await titleIn(place.kept.database), "Weekly");
    const others = readdirSync(join(place.folder, "data")).filter(
      (name) => !/^(parley\.db(-shm|-wal|\.lock)?|secret)$/.test(name),
    );
    assert.deepEqual(others, []);
  });
});
