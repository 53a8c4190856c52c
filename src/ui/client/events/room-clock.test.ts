import assert from "node:assert/strict";
import { test } from "node:test";
import { RoomClock } from "./room-clock";

test("The room's clock goes on from the newest moment that came, whatever the browser's clock says", () => {
  let elapsed = 5_000;
  const clock = new RoomClock(() => elapsed);
  clock.hear("2026-03-13T10:00:00.000000Z");
  elapsed += 1_500;
  assert.equal(clock.now, "2026-03-13T10:00:01.500000Z");
  clock.hear("2026-03-13T10:00:02.000000Z");
  assert.equal(clock.now, "2026-03-13T10:00:02.000000Z");
});

test("A missed event that comes late does not set the clock back", () => {
  const clock = new RoomClock(() => 0);
  clock.hear("2026-03-13T10:00:00.000000Z");
  clock.hear("2026-03-13T09:00:00.000000Z");
  assert.equal(clock.now, "2026-03-13T10:00:00.000000Z");
});
