import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { describe, test } from "node:test";
import { figuresOf, inWords } from "./figures";
import { run } from "./run";

const plan = { processes: 1, pause_ms: 100 };

describe("A short run with a nemesis finds every guarantee kept", () => {
  for (const seed of [42, randomInt(1_000_000)])
    test(`with seed ${seed}`, async (context) => {
      const { history, faults, kills } = await run({ ...plan, seed, seconds: 5 });
      const figures = figuresOf(history);
      context.diagnostic(`${inWords(figures)}, kills ${kills}`);
      assert.deepEqual(faults, [], `run it again with: npm run test:guarantees -- --seed ${seed}`);
      assert.ok(figures.receipts > 20, "something was said");
      assert.ok(
        history.entries.some(({ kind }) => kind === "nemesis"),
        "something was done to it",
      );
    });
});
