import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { mock, test } from "node:test";
import type { Envelope } from "../../protocol";
import type { RoomEvent } from "../../room/base/room";
import { turn } from "../kit/event-loop";
import { Channel, pauseAfter } from "./channel";
import { Outlet } from "./outlet";

// The test controls the time, so that a busy machine does not matter.
mock.timers.enable({ apis: ["setTimeout"] });

const timestamp = "2026-01-13T12:37:08.123456Z";

test("After a quiet moment an event is written within two turns of the loop", async () => {
  const { channel, writes } = scene();
  channel.deliver([switched(1)]);
  assert.deepEqual(writes, []);
  await turns(3);
  assert.deepEqual(writes, [[1]]);
});

test("Events that follow soon are written together, ten milliseconds later", async () => {
  const { channel, writes } = scene();
  channel.deliver([switched(1)]);
  await turns(3);
  for (const number of [2, 3, 4]) {
    channel.deliver([switched(number)]);
    await turns(3);
  }
  assert.deepEqual(writes, [[1]]);
  mock.timers.tick(10);
  await turns(3);
  assert.deepEqual(writes, [[1], [2, 3, 4]]);
});

test("While more is coming nothing is written yet, and then all of it at once", async () => {
  const { channel, writes, coming } = scene();
  coming.more = true;
  channel.deliver([switched(1)]);
  await turns(3);
  assert.deepEqual(writes, []);
  coming.more = false;
  channel.deliver([switched(2), switched(3)]);
  await turns(3);
  assert.deepEqual(writes, [[1, 2, 3]]);
});

test("An expected event that does not come does not hold up the others", async () => {
  const { channel, writes, coming } = scene();
  coming.more = true;
  channel.deliver([switched(1)]);
  await turns(3);
  mock.timers.tick(9);
  await turns(3);
  assert.deepEqual(writes, []);
  mock.timers.tick(1);
  await turns(3);
  assert.deepEqual(writes, [[1]]);
  // The room is quiet again.
  mock.timers.tick(10);
  coming.more = false;
  channel.deliver([switched(2)]);
  await turns(3);
  assert.deepEqual(writes, [[1], [2]]);
});

test("After a flush there is a pause until ten milliseconds are over, or half as long as it took, but never long", () => {
  assert.deepEqual([0, 1, 6, 8, 20, 60_000].map(pauseAfter), [10, 9, 4, 4, 10, 50]);
});

test("A repeated event is written to nobody, and holds up nothing", async () => {
  const { channel, writes } = scene();
  channel.deliver([switched(1)]);
  await turns(3);
  mock.timers.tick(10);
  channel.deliver([switched(1)]);
  await turns(3);
  channel.deliver([switched(2)]);
  await turns(3);
  assert.deepEqual(writes, [[1], [2]]);
});

test("An event that waited has the time of the newest event", async () => {
  const { channel, times } = scene();
  const message = { id: "message", source: "bob", scope: "global" } as const;
  const reactions = [{ reaction: "👍", count: 1 }];
  const counted = { message: "reactions_changed", ...message, reactions } as const;
  channel.deliver([{ namespace: "messages", payload: counted, timestamp, passing: 1 }]);
  const later = timestamp.replace("12:37", "12:38");
  const said = { message: "message_sent", ...message, content: "Hello" } as const;
  channel.deliver([{ namespace: "chat", payload: said, timestamp: later, number: 1 }]);
  await turns(3);
  assert.deepEqual(times, [later]);
  mock.timers.tick(10);
  await turns(3);
  assert.deepEqual(times, [later, later]);
});

/** A room with one connection: the event numbers of each write to its socket, and the times of all events. */
function scene() {
  const coming = { more: false };
  const channel = new Channel({
    joined: Promise.resolve(),
    listLimit: 0,
    isMoreComing: () => coming.more,
    onFlush: () => {},
  });
  const writes: number[][] = [];
  const times: string[] = [];
  const socket = new PassThrough();
  socket.on("data", (bytes: Buffer) => {
    const written = bytes.toString("latin1");
    writes.push([...written.matchAll(/"data":{"id":"(\d+)"/g)].map(([, id]) => Number(id)));
    times.push(...[...written.matchAll(/"timestamp":"([^"]+)"/g)].map(([, time = ""]) => time));
  });
  const wire = { socket, isOpen: () => true, unread: 0, notePast: () => {}, cut: () => assert.fail("was cut") };
  const outlet = new Outlet(wire, {
    replay: () => assert.fail("nothing is replayed"),
    onBegun: () => {},
    onGone: () => {},
    onOver: () => {},
    report: (fault) => assert.fail(String(fault)),
  });
  const mark = { number: 0, passing: 0 };
  channel.add(outlet);
  channel.knows(mark);
  const viewer = { id: "alice", role: "user", groups: [], visible_from: 0 } as const;
  outlet.begin({ first: { namespace: "control", timestamp } as Envelope, viewer, position: 0, mark });
  outlet.goLive('{"id":1,"result":{"type":"data","id":');
  return { channel, writes, times, coming };
}

function switched(number: number): RoomEvent {
  return { namespace: "chat", timestamp, number, payload: { message: "chat_disabled", issued_by: "alice" } };
}

async function turns(count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) await turn();
}
