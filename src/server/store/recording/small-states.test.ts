import assert from "node:assert/strict";
import { test } from "node:test";
import type { Happening, RoomEvent } from "../../../room/base/room";
import { smallState } from "../../../room/base/small-state";
import { chatSwitch } from "../../../room/chat/switch";
import { noon, openLanes } from "../../testing/store/lanes";
import { toldStates } from "../reading/sequence";
import { recordStates } from "./small-states";

const switched = (message: "chat_enabled" | "chat_disabled"): Happening => ({
  namespace: "chat",
  payload: { message, issued_by: "alice" },
});

test("a small state is there for the next decision, in this process and in others", async () => {
  await using scene = await openLanes();
  await scene.hasRoom("room");
  await scene.hasRoom("other");
  const processes = [scene.lanes, scene.ofAnotherProcess()];
  const found = (room_id: string) =>
    Promise.all(processes.map((lanes) => lanes.do({ room_id, run: ({ state }) => chatSwitch.of(state).enabled })));
  assert.deepEqual(await found("room"), [true, true]);
  await scene.lanes.do({
    room_id: "room",
    run: (room) => {
      room.emit([switched("chat_disabled")]);
      assert.equal(chatSwitch.of(room.state).enabled, false, "within the transaction, too");
    },
  });
  assert.deepEqual(await found("room"), [false, false]);
  assert.deepEqual(await found("other"), [true, true]);
  await processes[1]?.do({ room_id: "room", run: (room) => room.emit([switched("chat_enabled")]) });
  assert.deepEqual(await found("room"), [true, true]);
});

test("only a state that has changed is written", async () => {
  await using scene = await openLanes();
  await scene.hasRoom("room");
  await scene.hasParticipant("room", "alice");
  const sent = { message: "message_sent", id: "m", source: "alice", scope: "global", content: "Hello" } as const;
  await scene.lanes.do({
    room_id: "room",
    run: (room) => room.emit([{ namespace: "chat", payload: sent, by: "alice" }]),
  });
  assert.deepEqual(await scene.database.read.smallState.findMany(), []);
});

test("a field that was added later begins as it does in a new room", () => {
  const states = new Map([["chat", { enabled: false }]]);
  assert.deepEqual(smallState("chat", { enabled: true, slow: 0 }).of({ states }), { enabled: false, slow: 0 });
});

test("a state that a tally tells is told anew, as it is now, to those who missed the tally", async () => {
  await using scene = await openLanes();
  const { database } = scene;
  await scene.hasRoom("room");
  const tally = { namespace: "chat", payload: { message: "set_last_seen_timestamp" }, timestamp: noon, passing: 7 };
  const record = (enabled: boolean, events: readonly object[]) =>
    database.commit(({ rows }) => {
      const after = new Map([["chat", { enabled }]]);
      return recordStates(rows, { room_id: "room", before: new Map(), after, events: events as RoomEvent[] });
    });
  const told = (after: number, upTo: number) =>
    toldStates(database.readRows, { room_id: "room", after, upTo }, noon, (_, room) =>
      switched(chatSwitch.of(room).enabled ? "chat_enabled" : "chat_disabled"),
    );
  await record(true, [tally]);
  // A later change without a tally is news of its own.
  await record(false, []);
  assert.deepEqual(await told(6, 7), [{ ...switched("chat_disabled"), timestamp: noon, passing: 7 }]);
  assert.deepEqual(await told(7, 8), []);
  assert.deepEqual(await told(5, 6), []);
});
