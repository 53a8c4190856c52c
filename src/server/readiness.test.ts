import assert from "node:assert/strict";
import { describe, test } from "node:test";
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
    const readiness = new Readiness([well, { name: "slow", check }], 20);
    assert.deepEqual(await Promise.all([readiness.missing(), readiness.missing()]), [["slow"], ["slow"]]);
    assert.deepEqual(await readiness.missing(), ["slow"]);
    assert.equal(asked, 1);
    const asking = readiness.missing();
    answer();
    assert.deepEqual(await asking, [], "it is back");
    assert.deepEqual(await readiness.missing(), ["slow"]);
    assert.equal(asked, 2);
  });

  test("ends when the server begins to stop", async () => {
    const readiness = new Readiness([well]);
    readiness.stop();
    assert.deepEqual(await readiness.missing(), ["stopping"]);
  });
});
