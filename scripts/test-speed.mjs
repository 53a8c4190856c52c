import { buildIfStale } from "./lib/building.mjs";
import { runLoudly } from "./lib/steps.mjs";

// Fails when the build has become slow: `npm run test:speed`. `-- --record` makes the present speed the baseline.

try {
  await buildIfStale();
  process.exit(await runLoudly(["--import", "tsx", "bench/gate.ts", ...process.argv.slice(2)]));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
