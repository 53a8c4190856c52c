import assert from "node:assert/strict";
import { test } from "node:test";
import { DATABASE_IDLE_MS, DATABASE_LOCK_MS, DATABASE_STATEMENT_MS } from "../../kit/limits";
import { TestDatabase } from "../../testing/test-database";
import { openDatabase } from "../connect";
import { migratePostgres } from "./postgres";
import { TransactionPool } from "./transaction-pool";

const noon = "2026-01-13T12:00:00.000000Z";

test("processes that start at the same moment on an empty database all come up, and one migrates it", async () => {
  await using database = await TestDatabase.make();
  const applied = await Promise.all([1, 2, 3].map(() => migratePostgres(database.url)));
  assert.deepEqual(applied.map(({ length }) => length > 0).sort(), [false, false, true]);
  const opened = await Promise.all([1, 2].map(() => openDatabase(database.url)));
  await Promise.all(opened.map((it) => it.close()));
});

test("a snapshot is of one moment, whatever is committed between two of its reads", async () => {
  await using scene = await openScene();
  const titles = await scene.snapshot(async (rows) => {
    const before = await rows.room("room");
    await scene.write.room.update({ where: { id: "room" }, data: { title: "later" } });
    return [before?.title, (await rows.room("room"))?.title];
  });
  assert.deepEqual(titles, ["Weekly", "Weekly"]);
  assert.equal((await scene.read.room.findUniqueOrThrow({ where: { id: "room" } })).title, "later");
});

test("transactions of different rooms run at the same time, those of one room follow each other", async () => {
  await using scene = await openScene();
  await scene.write.room.create({ data: { id: "other", title: "Other", owner: "bob", created_at: noon, clock: noon } });
  const order: string[] = [];
  const holding = (id: string, meanwhile: () => Promise<unknown>) =>
    scene.write.$transaction(async (tx) => {
      await tx.room.updateManyAndReturn({ where: { id }, data: { head: { increment: 1 } } });
      order.push(`${id} held`);
      await meanwhile();
      order.push(`${id} let go`);
    });
  let second: Promise<unknown> | undefined;
  await holding("room", async () => {
    second = holding("room", async () => {});
    await holding("other", async () => {});
  });
  await second;
  assert.deepEqual(order, ["room held", "other held", "other let go", "room let go", "room held", "room let go"]);
  assert.equal((await scene.read.room.findUniqueOrThrow({ where: { id: "room" } })).head, 2, "both saw each other");
});

test("a newer Parley may add columns while this one goes on", async () => {
  await using scene = await openScene();
  const attempt = { participant_id: "alice", transaction_id: "one" };
  const read = () =>
    scene.commit(async ({ rows }) => [
      await rows.lockRoom("room"),
      await rows.participantOf("room", "alice"),
      await rows.invite("code"),
      await rows.receipts([attempt]),
    ]);
  const before = await read();
  for (const table of ["Room", "Participant", "Invite", "Receipt", "LogEntry", "Message"])
    await scene.database.execute(`ALTER TABLE "${table}" ADD COLUMN "new" TEXT NOT NULL DEFAULT ''`);
  assert.deepEqual(await read(), before);
});

test("an exception in a transaction undoes its own statements and Prisma's", async () => {
  await using scene = await openScene();
  const { commit, read } = scene;
  const fails = commit(async ({ tx, rows }) => {
    await tx.room.update({ where: { id: "room" }, data: { title: "by Prisma" } });
    const room = await rows.lockRoom("room");
    assert.equal(room?.title, "by Prisma", "one sees what the other wrote");
    assert.ok(room);
    await rows.saveRoom({ ...room, head: 7 });
    assert.equal((await tx.room.findUnique({ where: { id: "room" } }))?.head, 7);
    throw new Error("undone");
  });
  await assert.rejects(fails, /undone/);
  const { title, head } = await read.room.findUniqueOrThrow({ where: { id: "room" } });
  assert.deepEqual({ title, head }, { title: "Weekly", head: 0 });
});

test("a transaction that Prisma has given up writes nothing any more", async () => {
  await using database = await TestDatabase.make();
  const pool = new TransactionPool({ connectionString: database.url });
  const given = await pool.telling(async (taken) => {
    assert.throws(taken, { code: "P2028" }, "nothing is taken yet");
    const client = await pool.connect();
    assert.equal(taken(), client);
    client.release();
    assert.throws(taken, { code: "P2028" });
    const others = await pool.connect();
    assert.throws(taken, { code: "P2028" }, "what is taken later is another's");
    others.release();
    return client;
  });
  assert.ok(given);
  await pool.end();
});

test("transactions at the same time have a connection each", async () => {
  await using scene = await openScene();
  const ids = ["room", ...["one", "two", "three"]];
  for (const id of ids.slice(1))
    await scene.write.room.create({ data: { id, title: id, owner: "bob", created_at: noon, clock: noon } });
  let open = 0;
  let all = () => {};
  const allOpen = new Promise<void>((resolve) => {
    all = resolve;
  });
  await Promise.all(
    ids.map((id) =>
      scene.commit(async ({ tx, rows }) => {
        const room = await rows.lockRoom(id);
        assert.ok(room);
        if (++open === ids.length) all();
        await allOpen;
        await rows.saveRoom({ ...room, head: 1 });
        assert.equal((await tx.room.findUnique({ where: { id } }))?.head, 1);
      }),
    ),
  );
  assert.equal(await scene.read.room.count({ where: { head: 1 } }), ids.length);
});

test("a crowd of transactions shares ten connections", async () => {
  await using scene = await openScene();
  let [open, most] = [0, 0];
  const reads = Array.from({ length: 60 }, () =>
    scene.snapshot(async (rows) => {
      most = Math.max(most, ++open);
      await rows.room("room");
      open -= 1;
    }),
  );
  await Promise.all(reads);
  const ours = await scene.database.execute("SELECT 1 FROM pg_stat_activity WHERE datname = current_database()");
  assert.ok(most > 1 && most <= 10, `${most} at once`);
  assert.ok(ours.length <= 11, `${ours.length} connections, the one that asks among them`);
});

test("a statement that hangs ends by itself, on any connection", async () => {
  await using scene = await openScene();
  const limits = ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"];
  const shown = async () =>
    Promise.all(limits.map((name) => scene.read.$queryRawUnsafe<Record<string, string>[]>(`SHOW ${name}`)));
  for (const rows of await Promise.all(Array.from({ length: 5 }, shown)))
    assert.deepEqual(
      rows.map(([row = {}], at) => row[limits[at] ?? ""]),
      [DATABASE_STATEMENT_MS, DATABASE_LOCK_MS, DATABASE_IDLE_MS].map((ms) => `${ms / 1000}s`),
    );
});

test("more ids than a statement has parameters are found all the same", async () => {
  await using scene = await openScene();
  const ids = Array.from({ length: 40_000 }, (_, count) => `id ${count}`);
  assert.equal((await scene.read.room.findMany({ where: { id: { in: ["room", ...ids] } } })).length, 1);
});

async function openScene() {
  const database = await TestDatabase.make();
  const opened = await openDatabase(database.url);
  await opened.write.room.create({
    data: { id: "room", title: "Weekly", owner: "alice", created_at: noon, clock: noon },
  });
  const leave = async () => {
    await opened.close();
    await database[Symbol.asyncDispose]();
  };
  return { ...opened, database, [Symbol.asyncDispose]: leave };
}
