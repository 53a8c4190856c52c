import assert from "node:assert/strict";
import test from "node:test";
import { roomsIn } from "./known-rooms";

const planning = {
  room_id: "5d3c1c5e-0000-4000-8000-000000000001",
  title: "Quarterly planning",
  display_name: "Bo",
  visited_at: "2026-03-13T10:02:00.000000Z",
};

test("a value in the browser is read back", () => {
  assert.deepEqual(roomsIn(JSON.stringify([{ ...planning, invite: "abc" }])), [{ ...planning, invite: "abc" }]);
});

test("a broken or misshapen entry is no room and no error", () => {
  const { title: _, ...untitled } = planning;
  assert.deepEqual(roomsIn(undefined), []);
  assert.deepEqual(roomsIn("[{"), []);
  assert.deepEqual(roomsIn('"rooms"'), []);
  assert.deepEqual(roomsIn(JSON.stringify([null, 7, untitled, { ...planning, invite: 7 }, planning])), [planning]);
});
