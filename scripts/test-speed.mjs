import { buildIfStale } from "./lib/building.mjs";
import { runLoudly } from "./lib/steps.mjs";

// Fails where the build has become slow: `npm run test:speed`; with `-- --record` what it is now is what it has to be.

try {
  await buildIfStale();
  process.exit(await runLoudly(["--import", "tsx", "bench/gate.ts", ...process.argv.slice(2)]));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
