import assert from "node:assert/strict";
import { mock, test } from "node:test";
import type { RoomEvent } from "../../../room/base/room";
import { Headcount } from "./headcount";

/** A join; the headcount is then `here`. */
const came = (here: number) =>
  ({
    namespace: "control",
    payload: { message: "joined" },
    timestamp: "2026-01-13T12:50:00.000000Z",
    here,
  }) as RoomEvent;

/** The headcounts of a room with a join every 100 ms, with their times. */
function told({ from, forMs }: { from: number; forMs: number }): { at: number; count: number }[] {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const said: { at: number; count: number }[] = [];
    let now = 0;
    const headcount = new Headcount({
      limit: 3,
      onDue: ({ payload }) => payload.message === "presence" && said.push({ at: now, count: payload.count }),
    });
    for (; now < forMs; now += 1) {
      if (now % 100 === 0) headcount.note(came(from + now / 100));
      mock.timers.tick(1);
    }
    headcount.close();
    return said;
  } finally {
    mock.timers.reset();
  }
}

test("A headcount is told at once, and then once a second", () => {
  assert.deepEqual(told({ from: 10, forMs: 2_500 }), [
    { at: 0, count: 10 },
    { at: 1_000, count: 20 },
    { at: 2_000, count: 30 },
  ]);
});

test("A headcount of thousands is told to a thousand people a second at most", () => {
  assert.deepEqual(told({ from: 5_000, forMs: 12_000 }), [
    { at: 0, count: 5_000 },
    { at: 5_000, count: 5_050 },
    { at: 10_050, count: 5_100 },
  ]);
});

test("A headcount is not told again where nobody came or went", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  let times = 0;
  const headcount = new Headcount({ limit: 3, onDue: () => (times += 1) });
  headcount.note(came(10));
  for (let ms = 0; ms < 2_000; ms += 1) mock.timers.tick(1);
  assert.equal(times, 1);
  headcount.note(came(11));
  mock.timers.tick(1);
  assert.equal(times, 2, "and at once after a quiet time");
  mock.timers.reset();
});

test("A headcount reaches all who list when a join was left out, also when few are left", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const told: [count: number, crowded: boolean | undefined][] = [];
  const headcount = new Headcount({
    limit: 3,
    onDue: ({ payload, crowded }) => payload.message === "presence" && told.push([payload.count, crowded]),
  });
  assert.ok(!headcount.note(came(3)));
  mock.timers.tick(1);
  assert.ok(headcount.note(came(4)), "left out");
  assert.ok(!headcount.note(came(3)));
  mock.timers.tick(1_000);
  assert.ok(!headcount.note(came(2)));
  mock.timers.tick(1_000);
  assert.deepEqual(told, [
    [3, false],
    [3, true],
    [2, false],
  ]);
  headcount.close();
  mock.timers.reset();
});
