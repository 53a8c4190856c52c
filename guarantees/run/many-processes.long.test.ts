import { randomInt } from "node:crypto";
import { test } from "node:test";
import { keeps } from "../testing/keeping";
import { MANY_NEED } from "./run";

const [seed, skip] = [randomInt(1_000_000), MANY_NEED ?? false];

test(`Three processes with a nemesis keep every guarantee, with seed ${seed}`, { skip }, (context) =>
  keeps(context, { seed, processes: 3, seconds: 10 }),
);
