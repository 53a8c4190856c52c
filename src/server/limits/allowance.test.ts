import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { REMEMBERED_RATES } from "../kit/limits";
import { Allowance } from "./allowance";

function at(start: number) {
  const clock = { now: start };
  return { clock, now: () => clock.now };
}

describe("An allowance", () => {
  test("gives a burst at once, and then says how long to wait", () => {
    const { clock, now } = at(5_000);
    const allowance = new Allowance({ perSecond: 10, burst: 3 }, now);
    assert.deepEqual(
      [1, 2, 3, 4, 5].map(() => allowance.take("bob")),
      [0, 0, 0, 100, 100],
    );
    clock.now += 40;
    assert.equal(allowance.take("bob"), 60);
    clock.now += 60;
    assert.deepEqual([allowance.take("bob"), allowance.take("bob")], [0, 100]);
  });

  test("comes back whole, and no more than whole", () => {
    const { clock, now } = at(0);
    const allowance = new Allowance({ perSecond: 10, burst: 3 }, now);
    for (let count = 0; count < 3; count++) allowance.take("bob");
    clock.now += 3_600_000;
    assert.deepEqual(
      [1, 2, 3, 4].map(() => allowance.take("bob")),
      [0, 0, 0, 100],
    );
  });

  test("belongs to each alone, and looking takes nothing", () => {
    const allowance = new Allowance({ perSecond: 1, burst: 1 }, () => 0);
    assert.deepEqual([allowance.wait("bob"), allowance.wait("bob"), allowance.take("bob")], [0, 0, 0]);
    assert.deepEqual([allowance.wait("bob"), allowance.take("carol")], [1000, 0]);
  });

  test("is without a limit where a limit is zero", () => {
    for (const limits of [
      { perSecond: 0, burst: 60 },
      { perSecond: 10, burst: 0 },
    ]) {
      const allowance = new Allowance(limits, () => 0);
      for (let count = 0; count < 1000; count++) assert.equal(allowance.take("bob"), 0);
    }
  });

  test("never holds up who stays at the rate, whatever the clock's fractions", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1, max: 100 }),
        fc.double({ min: 0, max: 1e12, noNaN: true }),
        (perSecond, burst, start) => {
          const { clock, now } = at(start);
          const allowance = new Allowance({ perSecond, burst }, now);
          for (let count = 0; count < 500; count++) {
            assert.equal(allowance.take("bob"), 0);
            clock.now = start + ((count + 1) * 1000) / perSecond;
          }
        },
      ),
      { examples: [[83, 1, 34359738090.29439]] },
    );
  });

  test("gives in no stretch of time more than the burst and the rate together, and waits that are true", () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(pauses, (all) => {
        const { clock, now } = at(0);
        const allowance = new Allowance({ perSecond: 10, burst: 5 }, now);
        let given = 0;
        for (const pause of all) {
          clock.now += pause;
          const wait = allowance.take("bob");
          if (wait === 0) given += 1;
          else {
            clock.now += wait - 1;
            assert.ok(allowance.wait("bob") > 0, "not a moment too late");
            clock.now += 1;
            assert.equal(allowance.wait("bob"), 0, "nor too early");
          }
          assert.ok(given <= 5 + clock.now / 100);
        }
      }),
    );
  });

  test("forgets those who have all of it again", () => {
    const { clock, now } = at(0);
    const allowance = new Allowance({ perSecond: 10, burst: 5 }, now);
    const before = process.memoryUsage().heapUsed;
    for (let who = 0; who < 1_000_000; who++) {
      clock.now += 1;
      allowance.take(`somebody with a name of some length ${who}`);
    }
    assert.ok(process.memoryUsage().heapUsed - before < 64 * 1024 * 1024);
  });

  test("remembers so many at most, and of more those who were heard of last", () => {
    const allowance = new Allowance({ perSecond: 0.001, burst: 1 }, () => 0);
    const many = REMEMBERED_RATES + 5_000;
    for (let who = 0; who < many; who++) assert.equal(allowance.take(`${who}`), 0);
    assert.equal(allowance.wait("0"), 0, "the first is forgotten");
    for (const who of [many - 1, many - REMEMBERED_RATES + 2_000]) assert.ok(allowance.wait(`${who}`) > 0, `${who}`);
  });
});
