import assert from "node:assert/strict";
import { test } from "node:test";
import { microsecondsAfter, timestampAt } from "../../../protocol";
import { ROOM_CLOCKS } from "../../kit/limits";
import { RoomClocks } from "./room-clocks";

const NOON = Date.parse("2026-01-13T12:00:00Z");
const HOUR = 3_600_000;
const later = timestampAt(NOON + HOUR);

function makeClocks() {
  const at = { wall: NOON, elapsed: 0 };
  return { at, clocks: new RoomClocks(() => at) };
}

test("the time after a commit counts, even without a read before the wall clock has jumped back", () => {
  const { at, clocks } = makeClocks();
  at.wall = NOON + HOUR;
  assert.equal(clocks.read("room", timestampAt(NOON)), later);
  clocks.wrote("room", later);
  Object.assign(at, { wall: NOON, elapsed: 10_000 });
  for (let looks = 0; looks < 2; looks++)
    assert.equal(clocks.read("room", later), microsecondsAfter(later, 10_000_000));
});

test("a room that was never seen before begins at its own time, and goes on from there", () => {
  const { at, clocks } = makeClocks();
  at.elapsed = 5_000;
  assert.equal(clocks.read("room", later), later);
  at.elapsed = 6_000;
  assert.equal(clocks.read("room", later), microsecondsAfter(later, 1_000_000));
});

test("time goes on from another process's later time", () => {
  const { at, clocks } = makeClocks();
  clocks.read("room", later);
  at.elapsed = 1_000;
  const theirs = microsecondsAfter(later, 60_000_000);
  assert.equal(clocks.read("room", theirs), theirs);
  at.elapsed = 3_000;
  assert.equal(clocks.read("room", theirs), microsecondsAfter(theirs, 2_000_000));
});

test("the time of a commit that failed is not the room's", () => {
  const { at, clocks } = makeClocks();
  clocks.wrote("room", microsecondsAfter(later, 60_000_000));
  at.elapsed = 1_000;
  assert.equal(clocks.read("room", later), later);
});

test("of too many rooms the oldest is forgotten, and no other", () => {
  const { at, clocks } = makeClocks();
  for (let room = 0; room <= ROOM_CLOCKS; room++) clocks.wrote(`room ${room}`, later);
  at.elapsed = 1_000;
  assert.equal(clocks.read("room 1", later), microsecondsAfter(later, 1_000_000));
  assert.equal(clocks.read("room 0", later), later);
});
