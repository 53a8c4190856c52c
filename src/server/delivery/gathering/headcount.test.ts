import assert from "node:assert/strict";
import { mock, test } from "node:test";
import type { RoomEvent } from "../../../room/base/room";
import { Headcount } from "./headcount";

/** A join; the headcount is then `here`. */
const came = (here: number, passing = here) =>
  ({
    namespace: "control",
    payload: { message: "joined" },
    timestamp: "2026-01-13T12:50:00.000000Z",
    passing,
    here,
  }) as RoomEvent;

type Told = { readonly count: number; readonly crowded: boolean; readonly as_of: number };

function headcountOf(limit: number, onTold: (told: Told) => void): Headcount {
  return new Headcount({
    limit,
    onDue: ([event, ...others]) => {
      assert.deepEqual(others, []);
      assert.ok(event?.payload.message === "presence");
      assert.equal(event.passing, undefined);
      onTold({ count: event.payload.count, crowded: event.crowded === true, as_of: event.as_of ?? 0 });
    },
  });
}

/** The headcounts of a room with a join every 100 ms, with their times. */
function told({ from, forMs }: { from: number; forMs: number }): { at: number; count: number }[] {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const said: { at: number; count: number }[] = [];
    let now = 0;
    const headcount = headcountOf(3, ({ count }) => said.push({ at: now, count }));
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
  const headcount = headcountOf(3, () => (times += 1));
  headcount.note(came(10));
  for (let ms = 0; ms < 2_000; ms += 1) mock.timers.tick(1);
  assert.equal(times, 1);
  headcount.note(came(11));
  mock.timers.tick(1);
  assert.equal(times, 2, "and at once after a quiet time");
  mock.timers.reset();
});

test("A headcount reaches all who list when a join was left out, also when few are left", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const told: Told[] = [];
  const headcount = headcountOf(3, (it) => told.push(it));
  assert.ok(!headcount.note(came(3, 1)));
  t.mock.timers.tick(1);
  assert.ok(headcount.note(came(4, 2)), "left out");
  assert.ok(!headcount.note(came(3, 3)));
  t.mock.timers.tick(1_000);
  assert.ok(!headcount.note(came(2, 4)));
  t.mock.timers.tick(1_000);
  assert.deepEqual(told, [
    { count: 3, crowded: false, as_of: 1 },
    { count: 3, crowded: true, as_of: 3 },
    { count: 2, crowded: false, as_of: 4 },
  ]);
});
