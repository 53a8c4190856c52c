import assert from "node:assert/strict";
import { test } from "node:test";
import { optionsIn } from "./options";

test("The options of a run come from the command line, and the rest has defaults", () => {
  const { minutes, kills, processes, seed } = optionsIn(["--minutes", "0.5", "--processes", "3", "--seed", "42"]);
  assert.deepEqual({ minutes, kills, processes, seed }, { minutes: 0.5, kills: undefined, processes: 3, seed: 42 });
});

for (const [args, said] of [
  [["--minutes", "ten"], "--minutes must be a number"],
  [["--kills", "0"], "--kills must be 1 at least"],
  [["--processes", "-1"], /processes/],
  [["--seed", "1e3"], "--seed must be a whole number"],
  [["--hours", "1"], /--hours/],
] as const)
  test(`${args.join(" ")} is refused in one line`, () => {
    assert.throws(() => optionsIn(args), { message: said });
  });
