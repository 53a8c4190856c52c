import { generate } from "./lib/generate.mjs";
import { runLoudly } from "./lib/steps.mjs";

// Runs the long tests, and then servers under fault injection, and judges what people saw. With options, only the
// latter: `npm run test:guarantees -- --minutes 10 --seed 42`.

const options = process.argv.slice(2);
await generate();
const failed = options.length > 0 ? 0 : await runLoudly(["scripts/test-unit.mjs", "--long"]);
process.exit((await runLoudly(["--import", "tsx", "guarantees/main.ts", ...options])) || failed);
