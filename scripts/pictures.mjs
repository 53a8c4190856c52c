import { runLoudly } from "./lib/steps.mjs";

// Draws the README's pictures, and every screen in each language, theme and width: `npm run pictures`. Arguments go to
// Playwright: `-- --grep README`.

const options = ["--config", "pictures.config.ts", ...process.argv.slice(2)];
process.exit(await runLoudly(["node_modules/playwright/cli.js", "test", ...options]));
