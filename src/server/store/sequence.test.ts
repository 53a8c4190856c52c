import assert from "node:assert/strict";
import { test } from "node:test";
import { TestDatabase } from "../testing/test-database";
import { openDatabase } from "./connect";
import { passingEvents } from "./sequence";

const noon = "2026-01-13T12:00:00.000Z";

test("what passes while it is read waits for what came before it", async () => {
  await using scene = await openScene();
  const { write, read } = scene.database;
  await write.room.create({ data: { id: "room", title: "Weekly", owner: "alice", created_at: noon, clock: noon } });
  for (const [id, passing] of [
    ["bob", 2],
    ["carol", 4],
  ] as const) {
    const control = { display_name: id, role: "user", is_room_owner: false, joined_at: noon };
    await write.participant.create({ data: { id, room_id: "room", identity: id, groups: "[]", passing, ...control } });
  }
  // When the room's row was read, 3 and 4 were still to come; 3 is not there for every read yet.
  const events = await passingEvents(read, { room_id: "room", after: 0, upTo: 2 }, { clock: noon, here: 2 });
  assert.deepEqual(
    events.map(({ payload, passing }) => [payload.message, passing]),
    [["joined", 2]],
  );
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
