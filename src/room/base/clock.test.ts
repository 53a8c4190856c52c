import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { microsecondsAfter, type Timestamp, timestampAt } from "../../protocol";
import { nextTime, type Reading, timeIn } from "./clock";

const NOON = Date.parse("2026-01-13T12:00:00Z");
const HOUR = 3_600_000;
const noon = timestampAt(NOON);
const anHourAhead = timestampAt(NOON + HOUR);

describe("The time in a room", () => {
  test("is the wall clock's, as long as no event is later", () => {
    assert.equal(timeIn(noon, undefined, { wall: NOON + 1, elapsed: 0 }), timestampAt(NOON + 1));
  });

  test("stands still where the wall clock was set back by five seconds or less", () => {
    const reading = { time: noon, elapsed: 0 };
    for (const back of [1, 5_000]) assert.equal(timeIn(noon, reading, { wall: NOON - back, elapsed: 900 }), noon);
  });

  test("goes on by what has elapsed where an event is further ahead", () => {
    const reading = { time: anHourAhead, elapsed: 100 };
    for (const elapsed of [100, 100.25, 160_100])
      assert.equal(
        timeIn(anHourAhead, reading, { wall: NOON, elapsed }),
        microsecondsAfter(anHourAhead, (elapsed - 100) * 1000),
      );
    assert.equal(
      timeIn(anHourAhead, reading, { wall: NOON - 463 * 24 * HOUR, elapsed: 1_100 }),
      "2026-01-13T13:00:01.000000Z",
    );
  });

  test("begins at the newest event, where nobody knows what has elapsed since", () => {
    assert.equal(timeIn(anHourAhead, undefined, { wall: NOON, elapsed: 5_000 }), anHourAhead);
  });

  test("is never before the newest event, whoever wrote it", () => {
    const reading = { time: noon, elapsed: 0 };
    assert.equal(timeIn(anHourAhead, reading, { wall: NOON - HOUR, elapsed: 1_000 }), anHourAhead);
    assert.equal(timeIn(anHourAhead, { time: anHourAhead, elapsed: 9 }, { wall: NOON, elapsed: 3 }), anHourAhead);
  });
});

describe("The times of a room's events", () => {
  /** A commit: the clocks' changes before it, and its number of events. */
  const commits = fc.array(
    fc.record({
      wall: fc.oneof(
        fc.integer({ min: -500 * 24 * HOUR, max: 500 * 24 * HOUR }),
        fc.integer({ min: -6_000, max: 6_000 }),
        fc.constant(0),
      ),
      elapsed: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 10_000, noNaN: true })),
      events: fc.integer({ min: 0, max: 12 }),
      restarts: fc.boolean(),
    }),
    { maxLength: 40 },
  );

  test("increase, and what lasts for a while ends, whatever the wall clock does", () => {
    fc.assert(
      fc.property(commits, (played) => {
        let [wall, elapsed, newest]: [number, number, Timestamp] = [NOON, 0, noon];
        let reading: Reading | undefined;
        for (const commit of played) {
          wall += commit.wall + commit.elapsed;
          elapsed += commit.elapsed;
          if (commit.restarts) reading = undefined;
          const isAhead = newest > timestampAt(wall + 5_000);
          const now = timeIn(newest, reading, { wall, elapsed });
          assert.ok(now >= newest);
          if (isAhead && reading !== undefined)
            assert.equal(now, microsecondsAfter(newest, Math.floor((elapsed - reading.elapsed) * 1000)));
          for (let event = 0; event < commit.events; event++) {
            const time = nextTime(now, newest);
            assert.ok(time > newest, `${time} after ${newest}`);
            newest = time;
          }
          newest = now > newest ? now : newest;
          reading = { time: newest, elapsed };
        }
      }),
    );
  });
});
