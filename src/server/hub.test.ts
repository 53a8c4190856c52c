import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { test } from "node:test";
import { localBus } from "./bus/local";
import { Hub } from "./hub";
import { Metrics } from "./metrics";
import { Outlet } from "./outlet";
import { openDatabase } from "./store/connect";
import { Lanes } from "./store/lanes";
import { Store } from "./store/store";
import { TestDatabase } from "./testing/test-database";

const noon = "2026-01-13T12:00:00.000Z";

test("A state that is older than the one with which delivery began is to be read again", async () => {
  await using scene = await openScene();
  const { hub } = scene;
  for (const outlet of [scene.outlet(), scene.outlet()]) await hub.listen("room", outlet);
  const older = await scene.mark();
  await scene.switchesElsewhere();
  const newer = await scene.mark();
  assert.equal(newer.number, older.number + 1);
  assert.ok(hub.knows("room", newer));
  assert.ok(!hub.knows("room", older), "what came in between is delivered to nobody any more");
  assert.ok(hub.knows("room", newer));
});

test("A state that is older than what was delivered meanwhile is good enough", async () => {
  await using scene = await openScene();
  const { hub } = scene;
  await hub.listen("room", scene.outlet());
  const older = await scene.mark();
  await scene.switches();
  assert.equal((await scene.mark()).number, older.number + 1);
  assert.ok(hub.knows("room", older), "it has heard what came after it");
});

async function openScene() {
  const file = await TestDatabase.make();
  const database = await openDatabase(file.url);
  await database.write.room.create({
    data: { id: "room", title: "Weekly", owner: "alice", created_at: noon, clock: noon },
  });
  const report = (fault: unknown) => assert.fail(String(fault));
  const store = new Store(database, { HISTORY_LIMIT: 100, RESUME_LIMIT: 1000, PRESENCE_LIST_LIMIT: 500 });
  const metrics = new Metrics();
  const hub = new Hub({ store, bus: localBus(), metrics, listLimit: 500, isBusyWith: () => false, report });
  const switching = (deliver: Hub["deliver"]) =>
    new Lanes({ database, metrics, deliver, report }).do({
      room_id: "room",
      run: (room) => room.emit([{ namespace: "chat", payload: { message: "chat_disabled", issued_by: "alice" } }]),
    });
  return {
    hub,
    outlet: () => {
      const wire = {
        socket: new PassThrough(),
        isOpen: () => true,
        unread: 0,
        notePast: () => {},
        cut: () => assert.fail("was cut"),
      };
      return new Outlet(wire, { replay: () => assert.fail("nothing is replayed"), onBegun: () => {}, report });
    },
    mark: async () => {
      const [mark] = await store.marks(["room"]);
      assert.ok(mark);
      return mark;
    },
    switches: () => switching((room_id, events) => hub.deliver(room_id, events)),
    /** In another process, whose notice is lost. */
    switchesElsewhere: () => switching(() => {}),
    [Symbol.asyncDispose]: async () => {
      await database.close();
      await file[Symbol.asyncDispose]();
    },
  };
}
