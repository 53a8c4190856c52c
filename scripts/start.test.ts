import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const start = fileURLToPath(new URL("start.mjs", import.meta.url));

test("A Node.js that cannot build Parley is told so at the start, with the versions that can", () => {
  // As Node.js 22.11 has it.
  const options = ["--no-experimental-require-module", start];
  const { status, stderr } = spawnSync(process.execPath, options, { encoding: "utf8", timeout: 20_000 });
  assert.equal(stderr, `Parley needs Node.js 20.19, 22.12 or newer; this is ${process.version}.\n`);
  assert.equal(status, 1);
});
