import assert from "node:assert/strict";
import { test } from "node:test";
import { pino } from "pino";
import { PRINTED_RATE } from "./kit/limits";
import { logWhatIsPrinted } from "./printed";

test("A package's output is a line of the log, without colours, invitations and quotes of an error", () => {
  const lines: string[] = [];
  const log = pino({ level: "debug" }, { write: (line: string) => lines.push(line) });
  const packages = console;
  const before = { ...packages };
  try {
    logWhatIsPrinted(log);
    packages.log("\u001b[32m✓\u001b[39m ready\n");
    packages.error("Failed to handle request for /join/Zk3r9bWf6hNp8dLe?x=1", new TypeError("what somebody wrote"));
    packages.warn({ what: "somebody wrote" });
  } finally {
    Object.assign(packages, before);
  }
  const [ready, failed, other] = lines.map((line) => JSON.parse(line));
  assert.deepEqual([ready.level, ready.msg], [20, "✓ ready"]);
  assert.deepEqual([failed.level, failed.msg], [40, "Failed to handle request for /join/…?x=1"]);
  assert.equal(failed.fault.name, "TypeError");
  assert.deepEqual([other.level, other.msg], [40, "something was printed"]);
  assert.doesNotMatch(lines.join(""), /somebody wrote|Zk3r9bWf6hNp8dLe/);
});

test("Endless output of packages fills no disk, and the omitted lines are counted", () => {
  const lines: string[] = [];
  const log = pino({ level: "debug" }, { write: (line: string) => lines.push(line) });
  const packages = console;
  const before = { ...packages };
  try {
    logWhatIsPrinted(log);
    for (let count = 0; count < 10_000; count++) packages.log(`Handled request ${count}`);
    for (let count = 0; count < 10_000; count++) packages.error(`Failed to handle request ${count}`);
  } finally {
    Object.assign(packages, before);
  }
  const levels = lines.map((line) => JSON.parse(line).level);
  assert.deepEqual(
    [20, 40].map((level) => levels.filter((it) => it === level).length),
    [PRINTED_RATE.burst, PRINTED_RATE.burst],
  );
});
