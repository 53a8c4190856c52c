import assert from "node:assert/strict";
import { test } from "node:test";
import { DEFAULTS, REPLAY_EVENTS } from "../../kit/limits";
import { TestDatabase } from "../../testing/test-database";
import { openDatabase } from "../connect";
import { passingEvents } from "./sequence";
import { Store } from "./store";

const noon = "2026-01-13T12:00:00.000000Z";

test("a passing event during the read waits for the earlier ones", async () => {
  await using scene = await openScene();
  const { write, read, readRows } = scene.database;
  await write.room.create({ data: { id: "room", title: "Weekly", owner: "alice", created_at: noon, clock: noon } });
  for (const [id, passing] of [
    ["bob", 2],
    ["carol", 4],
  ] as const) {
    const control = { display_name: id, role: "user", is_room_owner: false, joined_at: noon };
    await write.participant.create({ data: { id, room_id: "room", identity: id, groups: "[]", passing, ...control } });
  }
  // Events 3 and 4 came after the read of the room's row, and not every read sees 3 yet.
  const events = await passingEvents(
    { tx: read, rows: readRows },
    { room_id: "room", after: 0, upTo: 2 },
    { clock: noon, here: 2 },
  );
  assert.deepEqual(
    events.map(({ payload, passing }) => [payload.message, passing]),
    [["joined", 2]],
  );
});

test("a replay is read in stretches, however long it is", async () => {
  await using scene = await openScene();
  const { write } = scene.database;
  await write.room.create({ data: { id: "room", title: "Weekly", owner: "alice", created_at: noon, clock: noon } });
  const kept = {
    room_id: "room",
    source: "alice",
    scope: "global",
    conversation: "global",
    content: "",
    timestamp: noon,
  };
  const many = REPLAY_EVENTS + 50;
  await write.message.createMany({
    data: Array.from({ length: many }, (_, at) => ({ ...kept, id: `message ${at}`, number: at + 1 })),
  });
  const store = new Store(scene.database, DEFAULTS);
  const replay = (after: number) => store.replay({ room_id: "room", after, upTo: many }, () => {});
  const [first, second] = [await replay(0), await replay(REPLAY_EVENTS)];
  assert.deepEqual([first.events.length, first.upTo], [REPLAY_EVENTS, REPLAY_EVENTS]);
  assert.deepEqual([second.events.length, second.upTo], [50, many]);
});

async function openScene() {
  const file = await TestDatabase.make();
  const database = await openDatabase(file.url);
  const leave = async () => {
    await database.close();
    await file[Symbol.asyncDispose]();
  };
  return { database, [Symbol.asyncDispose]: leave };
}
