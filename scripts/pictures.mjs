import { runLoudly } from "./lib/steps.mjs";

// Draws the README's pictures and every screen: `npm run pictures -- --grep README`. Arguments go to Playwright.

const options = ["--config", "pictures.config.ts", ...process.argv.slice(2)];
process.exit(await runLoudly(["node_modules/playwright/cli.js", "test", ...options]));
