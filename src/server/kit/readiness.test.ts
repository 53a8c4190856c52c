import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Readiness } from "./readiness";

const well = { name: "well", check: async () => {} };
const broken = { name: "broken", check: () => Promise.reject(new Error("down")) };

describe("Readiness", () => {
  test("names what fails, and nothing else", async () => {
    assert.deepEqual(await new Readiness([well]).missing(), []);
    assert.deepEqual(await new Readiness([well, broken]).missing(), ["broken"]);
  });

  test("waits for what hangs for a bounded time, and asks it once however often it is asked itself", async () => {
    let asked = 0;
    let answer = () => {};
    const check = () => {
      asked += 1;
      return new Promise<void>((resolve) => {
        answer = resolve;
      });
    };
    const readiness = new Readiness([well, { name: "slow", check }], { patienceMs: 20, heldMs: 0 });
    assert.deepEqual(await Promise.all([readiness.missing(), readiness.missing()]), [["slow"], ["slow"]]);
    assert.deepEqual(await readiness.missing(), ["slow"]);
    assert.equal(asked, 1);
    const asking = readiness.missing();
    answer();
    assert.deepEqual(await asking, [], "it is back");
    await sleep(5);
    assert.deepEqual(await readiness.missing(), ["slow"]);
    assert.equal(asked, 2);
  });

  test("holds for a moment, so that asking costs nothing", async () => {
    let asked = 0;
    const counting = { name: "counting", check: async () => ++asked };
    const readiness = new Readiness([counting], { heldMs: 50 });
    for (let count = 0; count < 10; count++) assert.deepEqual(await readiness.missing(), []);
    assert.equal(asked, 1);
    await sleep(60);
    await readiness.missing();
    assert.equal(asked, 2);
  });

  test("ends when the server begins to stop", async () => {
    const readiness = new Readiness([well]);
    readiness.stop();
    assert.deepEqual(await readiness.missing(), ["stopping"]);
  });
});
