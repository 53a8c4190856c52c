import { runLoudly } from "./lib/steps.mjs";

// `npm run test:e2e -- --grep invite`: arguments go to Playwright. Long tests run with `--project long`, or if
// arguments choose them.

const options = process.argv.slice(2);
const chosen = options.length > 0 ? options : ["--project", "short"];
process.exit(await runLoudly(["node_modules/playwright/cli.js", "test", ...chosen]));
