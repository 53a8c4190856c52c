import { defineConfig } from "playwright/test";
import { findChromium } from "./scripts/lib/chromium.mjs";

// `npx playwright test`, or `npm run test:e2e`. Traces make everything slow; `--trace on` asks for them.

// Its workers read this file, too, and have the browser from the environment.
if (process.env.TEST_WORKER_INDEX === undefined) process.env.PARLEY_CHROMIUM = await findChromium();

const LONG = "**/*.long.spec.ts";

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/fixtures/build.ts",
  // Each worker has a server of its own; what they share is the machine.
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: [["list"]],
  projects: [
    { name: "short", testIgnore: LONG },
    { name: "long", testMatch: LONG },
  ],
  use: {
    launchOptions: {
      executablePath: process.env.PARLEY_CHROMIUM,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
    locale: "en-GB",
    screenshot: "only-on-failure",
  },
});
