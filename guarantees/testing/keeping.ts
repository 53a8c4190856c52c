import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { figuresOf, inWords } from "../run/figures";
import { type Plan, run } from "../run/run";

/** Runs a plan, in which something must have been said and done, and fails where a guarantee was not kept. */
export async function keeps(context: TestContext, plan: Pick<Plan, "seed" | "processes" | "seconds">): Promise<void> {
  const { history, faults, killed } = await run({ ...plan, pause_ms: 100 });
  const figures = figuresOf(history);
  context.diagnostic(`${inWords(figures)}, kills ${killed}`);
  const { seed, processes } = plan;
  assert.deepEqual(faults, [], `run npm run test:guarantees -- --seed ${seed} --processes ${processes}`);
  assert.ok(figures.receipts > 20, "something was said");
  assert.ok(
    history.entries.some(({ kind }) => kind === "nemesis"),
    "something was done to it",
  );
}
