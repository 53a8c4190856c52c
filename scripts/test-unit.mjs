import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { generate } from "./generate.mjs";
import { root, runLoudly } from "./steps.mjs";

// Runs every test beside the sources, or only those whose path contains one of the arguments:
// `npm run test:unit -- protocol store/connect`.

const wanted = process.argv.slice(2);
const files = ["src", "scripts"]
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((path) => `${folder}/${path}`))
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\.test\.tsx?$/.test(path))
  .filter((path) => wanted.length === 0 || wanted.some((part) => path.includes(part)))
  .sort();

if (files.length === 0) {
  console.error(`No test's path contains ${wanted.join(" or ")}.`);
  process.exit(1);
}
await generate();
// Node would leave one core idle, which on a machine with two is half of the time.
const options = [`--test-concurrency=${availableParallelism()}`, "--test-timeout=300000"];
process.exit(await runLoudly(["--import", "tsx", "--test", ...options, ...files]));
