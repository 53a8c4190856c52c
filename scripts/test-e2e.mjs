import { runLoudly } from "./lib/steps.mjs";

// Runs the end-to-end tests against the build; arguments go to Playwright: `npm run test:e2e -- --grep invite`. Long
// ones run with `--project long`, as part of `npm run test:guarantees`, or if arguments choose tests.

const options = process.argv.slice(2);
const chosen = options.length > 0 ? options : ["--project", "short"];
process.exit(await runLoudly(["node_modules/playwright/cli.js", "test", ...chosen]));
