import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { openSqlite } from "../sqlite/sqlite";
import { backUp } from "./backup";
import { Erasing } from "./erasing";

const noon = "2026-01-13T12:00:00.000000Z";
const report = (fault: unknown) => assert.fail(String(fault));

test("after edits, deletions and clearings among other writes, no byte of them is in any file", async () => {
  await using scene = await openScene();
  const { database, erasing } = scene;
  await scene.say(["a", "b"], 1, 900);
  assert.ok(scene.bytesWith("old-text") >= 1_200, "they were written");
  for (let number = 1; number <= 600; number++) {
    const id = `a ${(number * 7) % 901}`;
    await database.commit(async ({ rows }) => {
      if (number % 2 === 0) await rows.editMessage({ id, content: textOf("new", number), edited_at: noon, edits: 1 });
      else await rows.deleteMessage({ id, at: noon, by: "alice", reason: null });
    });
    erasing.overwritten();
    if (number % 50 === 0) await scene.say(["a"], 900 + number, 900 + number + 40, "later");
  }
  const left = await database.read.message.count({ where: { room_id: "a", content: { startsWith: "old-text" } } });
  await scene.clear("b", 500);
  erasing.cleared("b");
  for (let number = 2_000; number < 2_100; number++) await scene.say(["a", "b"], number, number, "later");
  await scene.clear("b", 700);
  erasing.cleared("b");
  await scene.settled(() => scene.bytesWith("old-text") === left + 201);
  assert.equal(await database.read.message.count({ where: { room_id: "b", number: { lt: 700 } } }), 0);
  const backup = join(scene.folder, "backup");
  await backUp({ database: scene.file, secret: undefined }, backup);
  assert.equal(bytesIn(backup, "old-text"), left + 201);
  assert.deepEqual(await database.read.$queryRaw`SELECT integrity_check FROM pragma_integrity_check(1)`, [
    { integrity_check: "ok" },
  ]);
});

test("a backup from the middle of an erasure has what was cleared, shows nothing of it, and goes on erasing", async () => {
  await using scene = await openScene();
  await scene.say(["a"], 1, 600);
  await scene.clear("a", 501);
  const backup = join(scene.folder, "backup");
  await backUp({ database: scene.file, secret: undefined }, backup);
  const folder = await mkdtemp(join(tmpdir(), "parley-restored-"));
  await copyFile(join(backup, "parley.db"), join(folder, "parley.db"));
  const restored = await openSqlite(`file:${join(folder, "parley.db")}`);
  const erasing = new Erasing(restored, report);
  const shown = await restored.readRows.messages({ room_id: "a", after: 0, upTo: 1_000, limit: 1_000 });
  assert.deepEqual([shown.length, shown[0]?.number], [100, 501]);
  assert.equal(await restored.read.message.count(), 600);
  await erasing.eraseRest();
  while ((await restored.read.message.count()) > 100) await sleep(20);
  await erasing.stop();
  await restored.close();
  assert.equal(bytesIn(folder, "old-text"), 100);
  await rm(folder, { recursive: true });
});

const textOf = (word: string, number: number) => `${word}-text ${"x".repeat((number * 131) % 3900)}`;

async function openScene() {
  const folder = await mkdtemp(join(tmpdir(), "parley-erasing-"));
  const file = join(folder, "parley.db");
  const database = await openSqlite(`file:${file}`);
  const erasing = new Erasing(database, report);
  for (const id of ["a", "b"])
    await database.write.room.create({ data: { id, title: "Weekly", owner: "alice", created_at: noon, clock: noon } });
  const sent = { source: "alice", scope: "global", conversation: "global", timestamp: noon };
  const rest = { target: null, transaction_id: null, reply_to: null, mentions: null };
  return {
    folder,
    file,
    database,
    erasing,
    /** Writes messages with these numbers. */
    say: (rooms: readonly string[], from: number, to: number, word = "old") =>
      database.commit(async ({ rows }) => {
        for (let number = from; number <= to; number++)
          for (const room_id of rooms)
            await rows.addMessages([
              { id: `${room_id} ${number}`, room_id, number, content: textOf(word, number), ...sent, ...rest },
            ]);
      }),
    clear: (room_id: string, before: number) =>
      database.commit(async ({ rows }) => {
        await rows.clearMessages(room_id, before);
      }),
    bytesWith: (text: string) => bytesIn(folder, text),
    settled: async (isOver: () => boolean) => {
      while (!isOver()) await sleep(100);
    },
    [Symbol.asyncDispose]: async () => {
      await erasing.stop();
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** How often a text is in the files of a folder, at whatever place. */
function bytesIn(folder: string, text: string): number {
  const files = readdirSync(folder, { withFileTypes: true }).filter((it) => it.isFile());
  return files.reduce((sum, { name }) => sum + readFileSync(join(folder, name), "latin1").split(text).length - 1, 0);
}
