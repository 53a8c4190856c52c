import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { BadRequestError } from "../kit/bad-request";
import { Budget } from "./budget";

const MEBIBYTE = 1024 * 1024;
const bob = { identity: "bob", address: "192.0.2.1" };
const carol = { identity: "carol", address: "192.0.2.1" };
const dora = { identity: "dora", address: "192.0.2.2" };

/** A budget with a clock that stands still. */
function open(perIdentity = 2, perAddress = 32) {
  const clock = { now: 0 };
  return { clock, budget: new Budget({ perIdentity, perAddress, now: () => clock.now }) };
}

describe("A budget", () => {
  test("lets eight seconds' worth be read at once, and then what is paid by the time", () => {
    const { clock, budget } = open();
    budget.charge(bob, 15 * MEBIBYTE);
    assert.equal(budget.wait(bob), 0);
    budget.charge(bob, 9 * MEBIBYTE);
    assert.deepEqual([budget.wait(bob), budget.wait(carol)], [4000, 0]);
    clock.now += 4000;
    assert.equal(budget.wait(bob), 0);
  });

  test("is an address's, too", () => {
    const { budget } = open(2, 4);
    for (let count = 0; count < 20; count++) budget.charge({ ...bob, identity: `${count}` }, 2 * MEBIBYTE);
    assert.deepEqual([budget.wait(carol) > 0, budget.wait(dora)], [true, 0]);
  });

  test("has no end where it is zero", () => {
    const { budget } = open(0, 0);
    budget.charge(bob, 1e12);
    assert.equal(budget.wait(bob), 0);
  });

  test("says truly when a reading is not refused any more, and charges what it cost, even if it failed", async () => {
    const { clock, budget } = open();
    const read = () => budget.read(bob, async (spend) => spend(20 * MEBIBYTE));
    await read();
    const isTooEarly = (error: unknown) => error instanceof BadRequestError && error.bad.retry_after_ms === 2000;
    await assert.rejects(read(), isTooEarly);
    clock.now += 2000;
    const failing = async (spend: (bytes: number) => void) => {
      spend(2 * MEBIBYTE);
      throw new Error("no");
    };
    await assert.rejects(budget.read(bob, failing), /no/);
    assert.ok(budget.wait(bob) > 900);
  });

  test("has the patient readings of an identity follow each other, and refuses those that would wait too long", async () => {
    const { budget } = open();
    let underWay = 0;
    const read = async (spend: (bytes: number) => void) => {
      assert.equal(++underWay, 1);
      await new Promise(setImmediate);
      spend(14 * MEBIBYTE);
      underWay -= 1;
    };
    const done = await Promise.allSettled([1, 2, 3, 4].map(() => budget.readPatiently(bob, read)));
    // The clock stands still: the third would have to wait for six seconds.
    assert.deepEqual(
      done.map(({ status }) => status),
      ["fulfilled", "fulfilled", "rejected", "rejected"],
    );
    await budget.readPatiently(dora, read);
  });
});
