import { randomInt } from "node:crypto";
import { describe, test } from "node:test";
import { keeps } from "../testing/keeping";

describe("A short run with a nemesis finds every guarantee kept", () => {
  for (const seed of [42, randomInt(1_000_000)])
    test(`with seed ${seed}`, (context) => keeps(context, { seed, processes: 1, seconds: 5 }));
});
