import { defineConfig } from "playwright/test";

// `npm run test:e2e` builds Parley and names a Chromium first. Traces make everything slow; `-- --trace on` asks for them.

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  // Each worker has a server of its own; what they share is the machine.
  workers: 2,
  fullyParallel: true,
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
  },
});
