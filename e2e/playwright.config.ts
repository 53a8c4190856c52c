import { defineConfig } from "playwright/test";

// `npm run test:e2e` builds Parley and names a Chromium first.

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  // Each test has servers of its own; what they share is the machine.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: [["list"]],
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
    trace: "retain-on-failure",
  },
});
