import { describe, test } from "node:test";
import { keeps } from "../testing/keeping";

// Always the same, so that the tests are repeatable: `npm run test:guarantees` looks for what nobody knows yet.
const SEEDS = [42];

describe("A short run with a nemesis finds every guarantee kept", () => {
  for (const seed of SEEDS) test(`with seed ${seed}`, (context) => keeps(context, { seed, processes: 1, seconds: 5 }));
});
