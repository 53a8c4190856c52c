import assert from "node:assert/strict";
import { chmodSync, existsSync, readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import Sqlite from "libsql";
import { openDatabase } from "../connect";
import type { Database } from "../database/database";

const noon = "2026-01-13T12:00:00.000000Z";

test("the connections' settings still hold after many transactions", async () => {
  await using scene = await openScene();
  // The client waits for a locked file, so that the driver does not hold up the process.
  const promised = { journal_mode: "wal", synchronous: 2, secure_delete: 1, foreign_keys: 1, busy_timeout: 0 };
  assert.deepEqual(await pragmas(scene.write, Object.keys(promised)), promised);
  for (let count = 0; count < 300; count++) await rename(scene, `title ${count}`);
  await assert.rejects(
    scene.write.$transaction(async () => {
      throw new Error("changed my mind");
    }),
  );
  assert.deepEqual(await pragmas(scene.write, Object.keys(promised)), promised);
  assert.deepEqual(await pragmas(scene.read, ["query_only", "busy_timeout"]), { query_only: 1, busy_timeout: 5000 });
});

test("the read connection refuses to write", async () => {
  await using scene = await openScene();
  await assert.rejects(scene.read.room.update({ where: { id: "room" }, data: { title: "mine" } }), /readonly/);
  assert.equal((await scene.read.room.findUniqueOrThrow({ where: { id: "room" } })).title, "Weekly");
});

test("a write waits for a program that has the file locked, and everything else goes on meanwhile", async () => {
  await using scene = await openScene();
  const other = new Sqlite(scene.file);
  other.exec("BEGIN IMMEDIATE");
  const renaming = scene.commit(async ({ tx }) => {
    await tx.room.update({ where: { id: "room" }, data: { title: "later" } });
  });
  const moving = scene.write.room.update({ where: { id: "room" }, data: { head: 7 } }).then();
  for (let turn = 0; turn < 3; turn++) {
    await sleep(20);
    assert.equal((await scene.read.room.findUniqueOrThrow({ where: { id: "room" } })).title, "Weekly");
  }
  other.exec("COMMIT");
  other.close();
  await Promise.all([renaming, moving]);
  const { title, head } = await scene.read.room.findUniqueOrThrow({ where: { id: "room" } });
  assert.deepEqual([title, Number(head)], ["later", 7]);
});

test("2,000 interactive transactions leave no file open behind them", {
  skip: !existsSync("/proc/self/fd"),
}, async () => {
  await using scene = await openScene();
  await rename(scene, "warm");
  await scene.read.$transaction([scene.read.room.count()]);
  const before = openFilesOf(scene.file);
  assert.ok(before >= 2, "both connections have the file open");
  for (let round = 0; round < 100; round++) {
    const titles = Array.from({ length: 20 }, (_, count) => `title ${round}-${count}`);
    await Promise.all([
      ...titles.map((title) => rename(scene, title)),
      scene.read.$transaction([scene.read.room.count()]),
    ]);
  }
  assert.equal(openFilesOf(scene.file), before);
});

test("a transaction that throws leaves nothing, and the next one works", async () => {
  await using scene = await openScene();
  await assert.rejects(
    scene.write.$transaction(async (tx) => {
      await tx.room.update({ where: { id: "room" }, data: { title: "half" } });
      throw new Error("changed my mind");
    }),
    /changed my mind/,
  );
  assert.equal((await scene.write.room.findUniqueOrThrow({ where: { id: "room" } })).title, "Weekly");
  await rename(scene, "whole");
  assert.equal((await scene.read.room.findUniqueOrThrow({ where: { id: "room" } })).title, "whole");
});

test("a read waits for no open write transaction, and sees only what is committed", async () => {
  await using scene = await openScene();
  await scene.write.$transaction(async (tx) => {
    await tx.room.update({ where: { id: "room" }, data: { title: "later" } });
    assert.equal((await scene.read.room.findUniqueOrThrow({ where: { id: "room" } })).title, "Weekly");
  });
  assert.equal((await scene.read.room.findUniqueOrThrow({ where: { id: "room" } })).title, "later");
});

test("erased data is in no file any more, not even as a copy that SQLite left behind", async () => {
  await using scene = await openScene();
  for (let number = 1; number <= 900; number++)
    await send(scene, number, `${number % 3 === 0 ? "kept" : "erased"}-text ${"x".repeat(number % 397)}`);
  assert.equal(timesOnDisk(scene.file, "erased-text") >= 600, true, "it was written");
  await scene.write.message.deleteMany({ where: { content: { startsWith: "erased" } } });
  await scene.erased();
  assert.equal(timesOnDisk(scene.file, "erased-text"), 0);
  assert.equal(timesOnDisk(scene.file, "kept-text"), 300);
  await scene.write.message.deleteMany();
  await scene.erased();
  assert.equal(timesOnDisk(scene.file, "kept-text"), 0);
});

test("a text that was edited away or deleted, and a deleted mention, are in no file once their remains are erased", async () => {
  await using scene = await openScene();
  for (let number = 1; number <= 900; number++) {
    const content = `${number % 3 === 0 ? "kept" : "old"}-text ${"x".repeat((number * 7) % 3000)}`;
    const group = ["kept-group", "edited-group", "old-group"][number % 3];
    await send(scene, number, content, JSON.stringify({ mention_groups: [group] }));
  }
  assert.ok(timesOnDisk(scene.file, "old-group") >= 300, "it was written");
  const change = (id: string, number: number) => {
    const [content, edited_at] = [`new ${"y".repeat((number * 131) % 3900)}`, noon];
    return scene.commit(async ({ rows }) => {
      if (number % 3 === 1) await rows.editMessage({ id, content, edited_at, edits: 1 });
      else await rows.deleteMessage({ id, at: noon, by: "alice", reason: null });
    });
  };
  const rows = await scene.read.message.findMany({ where: { content: { startsWith: "old" } } });
  for (const { id, number } of [...rows].sort((one, other) => ((one.number * 37) % 101) - ((other.number * 37) % 101)))
    await change(id, number);
  await scene.erased();
  for (const erased of ["old-text", "old-group"]) assert.equal(timesOnDisk(scene.file, erased), 0, erased);
  for (const kept of ["kept-text", "kept-group", "edited-group"])
    assert.equal(timesOnDisk(scene.file, kept), 300, kept);
});

test("a database that was closed, or is opened again, is whole in its one file", async () => {
  await using scene = await openScene();
  const log = () => statSync(`${scene.file}-wal`).size;
  await send(scene, 1, "on the disk");
  assert.ok(log() > 0, "what was written is in the log first");
  const copy = join(dirname(scene.file), "copy.db");
  for (const tail of ["", "-wal"]) await copyFile(scene.file + tail, copy + tail);
  await scene.close();
  assert.equal(log(), 0);
  // As after a kill.
  const again = await openDatabase(`file:${copy}`);
  assert.equal(statSync(`${copy}-wal`).size, 0);
  assert.equal(await again.read.message.count(), 1);
  await again.close();
});

test("a new database is for nobody else's eyes, nor are its logs, and one that is there keeps its mode", async () => {
  await using scene = await openScene();
  for (const tail of ["", "-wal", "-shm"]) assert.equal(statSync(scene.file + tail).mode & 0o077, 0, tail);
  await scene.close();
  chmodSync(scene.file, 0o640);
  await (await openDatabase(`file:${scene.file}`)).close();
  assert.equal(statSync(scene.file).mode & 0o777, 0o640);
});

test("a place where nothing can be kept is named and not waited for", async () => {
  await assert.rejects(openDatabase("file:/dev/null/parley.db"), /not a directory.*\/dev\/null\/parley\.db/);
  if (existsSync("/proc/self")) await assert.rejects(openDatabase("file:/proc/nowhere/parley.db"), /\/proc\/nowhere/);
  await assert.rejects(openDatabase(`file:${tmpdir()}`), { message: `${tmpdir()} is no file` });
});

test("a statement that fails holds nothing up", async () => {
  await using scene = await openScene();
  await send(scene, 1, "first");
  for (let tries = 0; tries < 20; tries++) {
    await assert.rejects(send(scene, 1, "again"), /Unique constraint/);
    await assert.rejects(scene.write.$transaction([send(scene, 2 + tries, "with it"), send(scene, 1, "again")]));
  }
  await scene.erased();
  assert.equal(await scene.read.message.count(), 1);
  await rename(scene, "after");
});

test("a checkpoint waits for a read transaction without stopping it", async () => {
  await using scene = await openScene();
  const order: string[] = [];
  await rename(scene, "before");
  const reading = scene.read.$transaction(async (tx) => {
    await tx.room.count();
    await rename(scene, "meanwhile");
    const emptied = scene.erased().then(() => order.push("emptied"));
    await new Promise((resolve) => setTimeout(resolve, 100));
    order.push("read");
    return { emptied };
  });
  await (await reading).emptied;
  assert.deepEqual(order, ["read", "emptied"]);
});

async function openScene() {
  const folder = await mkdtemp(join(tmpdir(), "parley-store-"));
  const file = join(folder, "below", "parley.db");
  const database = await openDatabase(`file:${file}`);
  await database.write.room.create({
    data: { id: "room", title: "Weekly", owner: "alice", created_at: noon, clock: noon },
  });
  const leave = async () => {
    await database.close();
    await rm(folder, { recursive: true });
  };
  const erased = async () => {
    for (const slice = database.remains(); !(await slice()); );
  };
  return { ...database, erased, file, [Symbol.asyncDispose]: leave };
}

function rename({ write }: Pick<Database, "write">, title: string) {
  return write.$transaction(async (tx) => {
    await tx.room.update({ where: { id: "room" }, data: { title } });
  });
}

function send({ write }: Pick<Database, "write">, number: number, content: string, mentions?: string) {
  const message = { source: "alice", scope: "global", conversation: "global", timestamp: noon, mentions };
  return write.message.create({ data: { id: `message ${number}`, room_id: "room", number, content, ...message } });
}

async function pragmas(client: Database["read"], names: string[]) {
  const found: Record<string, unknown> = {};
  for (const name of names) {
    const [row] = await client.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`);
    const value = Object.values(row ?? {})[0];
    found[name] = typeof value === "bigint" ? Number(value) : value;
  }
  return found;
}

function openFilesOf(file: string): number {
  const files = readdirSync("/proc/self/fd").map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return "";
    }
  });
  return files.filter((path) => path.startsWith(file)).length;
}

function timesOnDisk(file: string, text: string): number {
  return [file, `${file}-wal`].reduce((sum, path) => sum + readFileSync(path, "latin1").split(text).length - 1, 0);
}
