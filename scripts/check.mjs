import { generate } from "./lib/generate.mjs";
import { runLoudly } from "./lib/steps.mjs";

// `npm run check`, or `npm run check -- folders` for some of them.

const CHECKS = {
  types: ["node_modules/typescript/bin/tsc", "-p", ".", "--noEmit", "--incremental", "false"],
  lint: ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."],
  folders: ["--import", "tsx", "scripts/checks/check-folders.ts"],
  texts: ["--import", "tsx", "scripts/checks/check-bare-texts.ts"],
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in CHECKS));
if (unknown.length > 0) {
  console.error(`There is no check called ${unknown.join(" or ")}: ${Object.keys(CHECKS).join(", ")}.`);
  process.exit(1);
}
// The types of the database client are generated.
await generate();
let failed = 0;
for (const [name, command] of Object.entries(CHECKS))
  if (wanted.length === 0 || wanted.includes(name)) failed = (await runLoudly(command)) || failed;
process.exit(failed);
