import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import test, { mock } from "node:test";
import { forceCloseDatabase } from "fake-indexeddb";
import { type Unsent, UnsentOnDisk } from "./unsent";

const room_id = "00000000-0000-4000-8000-000000000001";

function written(content: string): Unsent {
  return {
    transaction_id: content,
    room_id,
    participant_id: "00000000-0000-4000-8000-00000000000b",
    to: { scope: "global" },
    content,
    timestamp: "2026-03-13T10:00:00.000000Z",
  };
}

function answered<R extends IDBRequest>(request: R): Promise<R["result"]> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

test("after an opening that failed the next one counts", async (t) => {
  const open = t.mock.method(indexedDB, "open", () => {
    throw new DOMException("not now", "UnknownError");
  });
  const disk = new UnsentOnDisk();
  assert.equal(await disk.add(written("too early")), false);
  open.mock.restore();
  assert.equal(await disk.add(written("then")), true);
  await disk.drop(room_id, "then");
  disk.close();
});

test("a database that opens late is used from then on", async () => {
  const other = await answered(indexedDB.open("parley"));
  const deleting = answered(indexedDB.deleteDatabase("parley"));
  mock.timers.enable({ apis: ["setTimeout"] });
  const disk = new UnsentOnDisk();
  const early = disk.add(written("too early"));
  await new Promise(setImmediate);
  mock.timers.tick(3_000);
  assert.equal(await early, false);
  assert.equal(await disk.add(written("nobody waits again")), false);
  mock.timers.reset();

  other.close();
  await deleting;
  await answered(indexedDB.open("parley")).then((database) => database.close());
  assert.equal(await disk.add(written("then")), true);
  await disk.drop(room_id, "then");
  disk.close();
});

test("a database that another page has deleted is opened anew", async () => {
  const disk = new UnsentOnDisk();
  assert.equal(await disk.add(written("before")), true);
  await answered(indexedDB.deleteDatabase("parley"));
  assert.equal(await disk.add(written("after")), true);
  await disk.drop(room_id, "after");
  disk.close();
});

test("a database that the browser has ended is opened anew", async (t) => {
  const open = t.mock.method(indexedDB, "open");
  const disk = new UnsentOnDisk();
  assert.equal(await disk.add(written("before")), true);
  const database = open.mock.calls[0]?.result?.result;
  assert.ok(database);
  forceCloseDatabase(database as unknown as Parameters<typeof forceCloseDatabase>[0]);
  await new Promise(setImmediate);
  assert.equal(await disk.add(written("after")), true);
  assert.deepEqual(
    (await disk.in(room_id))?.map(({ content }) => content),
    ["before", "after"],
  );
  disk.close();
});
