import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Envelope } from "../../protocol";
import { localBus } from "../bus/local";
import type { Lanes } from "../store/commit/lanes";
import { Store } from "../store/reading/store";
import { noon, openLanes } from "../testing/store/lanes";
import { Hub } from "./hub";
import { Outlet } from "./outlet";

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

test("Commits in quick succession are written to each client at once", async () => {
  await using scene = await openScene();
  const outlet = scene.outlet();
  const writes: string[] = [];
  scene.socket.on("data", (bytes: Buffer) => writes.push(bytes.toString("latin1")));
  await scene.hub.listen("room", outlet);
  const mark = await scene.mark();
  assert.ok(scene.hub.knows("room", mark));
  const viewer = { id: "alice", role: "user", groups: [], visible_from: 0 } as const;
  outlet.begin({ first: { namespace: "control", timestamp: noon } as Envelope, viewer, position: mark.number, mark });
  outlet.goLive("{");
  // A commit of more than ten milliseconds delays nobody.
  for (let tries = 0; tries < 20 && !writes.some(hasTwo); tries += 1) {
    let second: Promise<unknown> | undefined;
    await scene.switches(() => {
      second = scene.switches();
    });
    await second;
    await sleep(30);
  }
  assert.ok(writes.some(hasTwo));
});

const hasTwo = (written: string) => written.split("chat_disabled").length === 3;

async function openScene() {
  const scene = await openLanes();
  const { database, lanes, metrics, report } = scene;
  await scene.hasRoom("room");
  const store = new Store(database, { HISTORY_LIMIT: 100, RESUME_LIMIT: 1000, PRESENCE_LIST_LIMIT: 500 });
  const isBusyWith = (room_id: string) => lanes.isBusyWith(room_id);
  const hub = new Hub({ store, bus: localBus(), metrics, listLimit: 500, isBusyWith, report });
  lanes.deliverTo(hub);
  const elsewhere = scene.ofAnotherProcess();
  const switching = (through: Lanes, meanwhile = () => {}) =>
    through.do({
      room_id: "room",
      run: (room) => {
        meanwhile();
        room.emit([{ namespace: "chat", payload: { message: "chat_disabled", issued_by: "alice" } }]);
      },
    });
  const socket = new PassThrough();
  return {
    hub,
    socket,
    outlet: () => {
      const wire = {
        socket,
        isOpen: () => true,
        unread: 0,
        notePast: () => {},
        cut: () => assert.fail("was cut"),
      };
      return new Outlet(wire, {
        replay: () => assert.fail("nothing is replayed"),
        onBegun: () => {},
        onGone: () => {},
        onOver: () => {},
        report,
      });
    },
    mark: async () => {
      const [mark] = await store.marks(["room"]);
      assert.ok(mark);
      return mark;
    },
    switches: (meanwhile?: () => void) => switching(lanes, meanwhile),
    /** In another process, whose notice is lost. */
    switchesElsewhere: () => switching(elsewhere),
    [Symbol.asyncDispose]: scene[Symbol.asyncDispose],
  };
}
