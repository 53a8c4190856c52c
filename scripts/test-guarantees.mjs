import { generate } from "./lib/generate.mjs";
import { runLoudly } from "./lib/steps.mjs";

// Runs the long tests, and then servers under fault injection. With options, only the latter: `npm run test:guarantees
// -- --minutes 10 --seed 42`.

const LONG_TESTS = [
  ["scripts/test-unit.mjs", "--long"],
  ["scripts/test-e2e.mjs", "--project", "long"],
];

const options = process.argv.slice(2);
await generate();
let failed = 0;
for (const tests of options.length > 0 ? [] : LONG_TESTS) failed = (await runLoudly(tests)) || failed;
process.exit((await runLoudly(["--import", "tsx", "guarantees/main.ts", ...options])) || failed);
