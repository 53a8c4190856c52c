import { generate } from "./lib/generate.mjs";
import { runLoudly } from "./lib/steps.mjs";

// Runs servers under fault injection and judges what people saw: `npm run test:guarantees -- --minutes 10 --seed 42`.

await generate();
process.exit(await runLoudly(["--import", "tsx", "guarantees/main.ts", ...process.argv.slice(2)]));
