import { buildIfStale } from "./building.mjs";
import { findChromium } from "./chromium.mjs";
import { runLoudly } from "./steps.mjs";

// Runs the end-to-end tests against the build; arguments go to Playwright: `npm run test:e2e -- --grep invite`.

try {
  await buildIfStale();
  const PARLEY_CHROMIUM = await findChromium();
  const args = ["node_modules/playwright/cli.js", "test", "--config", "e2e", ...process.argv.slice(2)];
  process.exit(await runLoudly(args, { PARLEY_CHROMIUM }));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
