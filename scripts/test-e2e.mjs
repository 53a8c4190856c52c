import { runLoudly } from "./lib/steps.mjs";

// Runs the end-to-end tests against the build; arguments go to Playwright: `npm run test:e2e -- --grep invite`.

process.exit(await runLoudly(["node_modules/playwright/cli.js", "test", ...process.argv.slice(2)]));
