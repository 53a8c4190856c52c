// Starts Parley in this process, so that signals reach the server.

import { existsSync } from "node:fs";

// Packages of the build are ES modules that others load by `require`.
if (!process.features.require_module) fail(`Parley needs Node.js 20.19, 22.12 or newer; this is ${process.version}.`);
if (!existsSync(new URL("../node_modules/next", import.meta.url)))
  fail("Parley is not installed yet: run `npm ci` first.");

try {
  const { root } = await import("./lib/steps.mjs");
  const { buildIfStale } = await import("./lib/building.mjs");
  process.chdir(root);
  await buildIfStale();
} catch (error) {
  fail(error.message);
}
await import("../dist/main.js");
if (process.env.npm_lifecycle_event === "start") stopWithParent();

/** When npm is stopped, it ends the shell above this process, which does not forward the signal. */
function stopWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 100);
  watch.unref();
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
