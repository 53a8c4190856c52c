import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { describe, type TestContext, test } from "node:test";
import { figuresOf, inWords } from "./figures";
import { MANY_NEED, type Plan, run } from "./run";

describe("A short run with a nemesis finds every guarantee kept", () => {
  for (const seed of [42, randomInt(1_000_000)])
    test(`on one process, with seed ${seed}`, (context) => keeps(context, { seed, processes: 1, seconds: 5 }));

  const [seed, skip] = [randomInt(1_000_000), MANY_NEED ?? false];
  test(`on three processes, with seed ${seed}`, { skip }, (context) =>
    keeps(context, { seed, processes: 3, seconds: 10 }),
  );
});

async function keeps(context: TestContext, plan: Pick<Plan, "seed" | "processes" | "seconds">): Promise<void> {
  const { history, faults, kills } = await run({ ...plan, pause_ms: 100 });
  const figures = figuresOf(history);
  context.diagnostic(`${inWords(figures)}, kills ${kills}`);
  const { seed, processes } = plan;
  assert.deepEqual(faults, [], `run npm run test:guarantees -- --seed ${seed} --processes ${processes}`);
  assert.ok(figures.receipts > 20, "something was said");
  assert.ok(
    history.entries.some(({ kind }) => kind === "nemesis"),
    "something was done to it",
  );
}
