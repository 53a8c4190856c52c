import assert from "node:assert/strict";
import { copyFile, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "../../store/connect";
import { Trouble } from "../../store/tables/trouble";
import { smallDisk } from "../../testing/machine/small-disk";
import type { RawConnection } from "../../testing/raw-connection";
import { ServerProcess } from "../../testing/server-process";
import { historyOf, message, roomOn } from "../../testing/stream";

describe("While nothing can be written", () => {
  test("on a full disk sending fails and the server is not ready, and all goes on once there is room", async (t) => {
    await using disk = await smallDisk().catch(() => undefined);
    if (disk === undefined) return t.skip("only root can make a small disk");
    await using server = await ServerProcess.start({ DATABASE_URL: `file:${join(disk.folder, "parley.db")}` });
    const { room_id, token, join: comeIn } = await roomOn(server);
    const alice = await comeIn();
    const acknowledged = ["before"];
    assert.equal(await outcomeOf(alice, "before"), "ok");
    await isReady(server, 200, []);
    await disk.fill();
    for (let count = 0; ; count++) {
      const content = `${count} ${"x".repeat(3000)}`;
      if ((await outcomeOf(alice, content)) !== "ok") break;
      acknowledged.push(content);
    }
    await isReady(server, 503, ["writing"]);
    assert.equal((await historyOf(server, room_id, token)).length, acknowledged.length, "reading goes on");
    await disk.free();
    await isReady(server, 200, []);
    assert.equal(await outcomeOf(alice, "after"), "ok");
    acknowledged.push("after");
    await server.kill("SIGKILL");
    await server.start();
    const found = (await historyOf(server, room_id, token)).map(({ content }) => content);
    assert.deepEqual(found, acknowledged);
    assert.ok(server.output.some((line) => /parley\.db cannot be written to: the disk is full/.test(line)));
  });

  for (const signal of ["SIGTERM", "SIGKILL"] as const)
    test(`a start after ${signal} serves what can be read, or says why not, and all once there is room`, async (t) => {
      await using disk = await smallDisk().catch(() => undefined);
      if (disk === undefined) return t.skip("only root can make a small disk");
      await using server = await ServerProcess.start({ DATABASE_URL: `file:${join(disk.folder, "parley.db")}` });
      const { room_id, token, join: comeIn } = await roomOn(server);
      const said = async () => (await historyOf(server, room_id, token)).map(({ content }) => content);
      assert.equal(await outcomeOf(await comeIn(), "before"), "ok");
      await server.kill(signal);
      await disk.fill();
      const isUp = await server.start().then(
        () => true,
        () => false,
      );
      t.diagnostic(isUp ? "it serves what can be read" : `${server.output.at(-1)}`);
      if (isUp) {
        await isReady(server, 503, ["writing"]);
        assert.deepEqual(await said(), ["before"]);
      } else
        assert.match(
          JSON.parse(server.output.at(-1) ?? "").msg,
          /^Parley cannot start: DATABASE_URL .*(ENOSPC|disk is full)/,
        );
      await disk.free();
      if (!isUp) await server.start();
      await isReady(server, 200, []);
      assert.equal(await outcomeOf(await comeIn(), "after"), "ok");
      assert.deepEqual(await said(), ["before", "after"]);
    });

  test("because the file is gone sending fails, too, and goes on when it is back", async () => {
    await using server = await ServerProcess.start();
    const file = new URL(server.database.url).pathname;
    const { room_id, token, join: comeIn } = await roomOn(server);
    const alice = await comeIn();
    assert.equal(await outcomeOf(alice, "before"), "ok");
    await rename(file, `${file}.away`);
    assert.equal(await outcomeOf(alice, "meanwhile"), "INTERNAL_SERVER_ERROR");
    await isReady(server, 503, ["database", "writing"]);
    await rename(`${file}.away`, file);
    assert.equal(await outcomeOf(alice, "after"), "ok");
    await isReady(server, 200, []);
    await server.kill("SIGKILL");
    await server.start();
    const found = (await historyOf(server, room_id, token)).map(({ content }) => content);
    assert.deepEqual(found, ["before", "after"]);
    assert.ok(server.output.some((line) => line.includes(`${file} was deleted or replaced`)));
  });
});

describe("A commit fails when the database that is open is no longer", () => {
  const changes: Record<string, (file: string) => Promise<unknown>> = {
    "there: it was deleted": (file) => rm(file),
    "there: its log was deleted": (file) => rm(`${file}-wal`),
    "there: its log's index was deleted": (file) => rm(`${file}-shm`),
    "the one of that name: another took its place": async (file) => {
      await copyFile(file, `${file}.copy`);
      await rename(`${file}.copy`, file);
    },
    "there: its folder was renamed": (file) => rename(dirname(file), `${dirname(file)}-away`),
  };
  for (const [name, change] of Object.entries(changes))
    test(name, async () => {
      const folder = await mkdtemp(join(tmpdir(), "parley-gone-"));
      const file = join(folder, "data", "parley.db");
      const database = await openDatabase(`file:${file}`);
      const create = (id: string) =>
        database.write.$transaction(async ({ lease }) => {
          await lease.create({ data: { process_id: id, expires_at: "" } });
        });
      await create("first");
      await change(file);
      await assert.rejects(create("second"), Trouble);
      await assert.rejects(database.write.lease.create({ data: { process_id: "third", expires_at: "" } }), Trouble);
      assert.throws(database.assertThere, Trouble);
      await database.close();
      await rm(folder, { recursive: true });
    });

  test("there at its end, though it was at its beginning", async () => {
    const folder = await mkdtemp(join(tmpdir(), "parley-gone-"));
    const database = await openDatabase(`file:${join(folder, "parley.db")}`);
    const committing = database.commit(async () => {
      await rm(join(folder, "parley.db"));
      await sleep(1);
    });
    await assert.rejects(committing, Trouble);
    await database.close();
    await rm(folder, { recursive: true });
  });
});

async function outcomeOf(connection: RawConnection, content: string): Promise<string> {
  const { error } = await connection.send(message(content), "chat", content.slice(0, 20));
  return error === undefined ? "ok" : String(error.data.code);
}

/** Waits for this answer; the test's time limit ends a wait in vain. */
async function isReady({ origin }: ServerProcess, status: number, missing: readonly string[]): Promise<void> {
  for (;;) {
    const response = await fetch(`${origin}/readyz`);
    const answer = (await response.json()) as { missing?: string[] };
    if (response.status === status) return assert.deepEqual(answer.missing ?? [], missing);
    await sleep(50);
  }
}
