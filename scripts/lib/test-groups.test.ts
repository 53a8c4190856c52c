import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { group } from "./test-groups.mjs";

const MEMBERS = {
  "broken.test.ts": `throw new Error("no such thing");`,
  "failing.test.ts": `import test from "node:test"; test("adds up", () => { throw new Error("three") });`,
  "passing.test.ts": `import test from "node:test"; test("holds", () => {});`,
};

test("A group names the file of each failure, and runs the others all the same", (context) => {
  const folder = mkdtempSync(join(tmpdir(), "parley-group-"));
  context.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "package.json"), `{ "type": "module" }`);
  for (const [name, source] of Object.entries(MEMBERS)) writeFileSync(join(folder, name.replace(".ts", ".js")), source);
  const run = (...members: string[]) =>
    spawnSync(process.execPath, ["--test", "--test-reporter=tap", group(folder, "group", members)], {
      env: { ...process.env, NODE_TEST_CONTEXT: undefined },
      encoding: "utf8",
    });
  const { status, stdout } = run(...Object.keys(MEMBERS));
  assert.equal(status, 1);
  const outcomes = [...stdout.matchAll(/^ *((?:not )?ok) \d+ - (.*)$/gm)].map(([, outcome, title]) => [outcome, title]);
  assert.deepEqual(outcomes, [
    ["not ok", "is loaded"],
    ["not ok", "broken.test.ts"],
    ["not ok", "adds up"],
    ["not ok", "failing.test.ts"],
    ["ok", "holds"],
    ["ok", "passing.test.ts"],
  ]);
  assert.equal(run("broken.test.ts").status, 1);
  assert.equal(run("passing.test.ts").status, 0);
});
