import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { LEASE_MS } from "../kit/limits";
import { openDatabase } from "../store/connect";
import { POSTGRES, TestDatabase } from "../testing/test-database";
import { Lease } from "./lease";

const DEAD = 200;

test("a lease that is released while it looks after others has done with the database", {
  skip: !POSTGRES,
}, async () => {
  await using database = await TestDatabase.make();
  const opened = await openDatabase(database.url);
  const faults: unknown[] = [];
  const lease = new Lease({ database: opened, graceMs: 0, report: (it) => faults.push(it) });
  await lease.take({ evict: async () => {}, reappear: () => {} });
  await database.execute(`
    INSERT INTO "Lease" (process_id, expires_at) SELECT 'dead ' || i, '2000-01-01' FROM generate_series(1, ${DEAD}) i`);
  // On an open connection: on a busy machine, opening one takes as long as checking many leases.
  await using beside = await openDatabase(database.url).then((it) => ({
    ...it,
    [Symbol.asyncDispose]: () => it.close(),
  }));
  const left = () => beside.read.lease.count();
  await sleep(LEASE_MS / 4 - 200);
  while ((await left()) > DEAD - 10) await sleep(1);
  assert.ok((await left()) > 10, "it is in the middle of it");
  await lease.release();
  await opened.close();
  const before = await left();
  await sleep(100);
  assert.deepEqual([await left(), faults], [before, []]);
});
