import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const runner = JSON.stringify(new URL("shared-tests.mjs", import.meta.url).href);

const FILES = {
  broken: `throw new Error("no such thing");`,
  failing: `
    let hooks = 0;
    beforeEach(() => { hooks += 1 });
    test("adds up", () => { throw new Error("three") });
    after(() => console.log("hooks: " + hooks));`,
  unprepared: `
    before(() => { throw new Error("no room") });
    test("is not tried", () => {});`,
  untidy: `
    after(() => { throw new Error("left behind") });
    test("is done", () => {});`,
  waiting: `
    await new Promise((done) => setTimeout(done, 20));
    describe("A suite", () => { test("holds", () => {}) });
    test("passes", () => {});`,
};

/** Runs these files together; returns the exit code and the outcomes in their order. */
function together(context: { after(end: () => void): void }, ...names: (keyof typeof FILES)[]) {
  const folder = mkdtempSync(join(tmpdir(), "parley-together-"));
  context.after(() => rmSync(folder, { recursive: true }));
  for (const name of names)
    writeFileSync(
      join(folder, `${name}.mjs`),
      `import test, { after, before, beforeEach, describe } from ${runner};\n${FILES[name]}`,
    );
  const loads = names.map((name) => `${name}: () => import("./${name}.mjs")`);
  const group = join(folder, "group.mjs");
  writeFileSync(group, `import { runTogether } from ${runner};\nawait runTogether({ ${loads} });`);
  const { status, stdout } = spawnSync(process.execPath, ["--test", "--test-reporter=tap", group], {
    env: { ...process.env, NODE_TEST_CONTEXT: undefined },
    encoding: "utf8",
  });
  const outcomes = [...stdout.matchAll(/^( *)((?:not )?ok) \d+ - (.*)$/gm)].map((match) => match.slice(1).join("|"));
  return { status, stdout, outcomes };
}

test("Test files that share a process are reported by their names, and no failure hides another", (context) => {
  const { status, stdout, outcomes } = together(context, "broken", "failing", "unprepared", "untidy", "waiting");
  assert.equal(status, 1);
  assert.deepEqual(outcomes, [
    "    |not ok|is loaded",
    "|not ok|broken",
    "    |not ok|adds up",
    "|not ok|failing",
    "    |not ok|is not tried",
    "|not ok|unprepared",
    "    |ok|is done",
    "|not ok|untidy",
    "        |ok|holds",
    "    |ok|A suite",
    "    |ok|passes",
    "|ok|waiting",
  ]);
  assert.match(stdout, /hooks: 1$/m);
});

test("A group fails with its only file, and passes with it", (context) => {
  assert.equal(together(context, "broken").status, 1);
  assert.equal(together(context, "waiting").status, 0);
});
