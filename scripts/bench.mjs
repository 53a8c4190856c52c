import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildIfStale } from "./lib/building.mjs";
import { root, runCommand, runLoudly, step } from "./lib/steps.mjs";

// `npm run bench`, or `npm run bench -- fan-out` for one part. The bench's own packages are installed beside it, once.

try {
  await buildIfStale();
  const bench = join(root, "bench");
  if (!existsSync(join(bench, "node_modules")))
    await step("what the bench needs", () => runCommand("npm", ["ci"], { cwd: bench }));
  process.exit(await runLoudly(["--import", "tsx", "bench/main.ts", ...process.argv.slice(2)]));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
