import { generate } from "./lib/generate.mjs";
import { runLoudly } from "./lib/steps.mjs";

// Types first, then lint, format and fences, then folders, then texts that page translation would break; the types of
// the database client are generated.

await generate();
const types = await runLoudly(["node_modules/typescript/bin/tsc", "-p", ".", "--noEmit", "--incremental", "false"]);
const style = await runLoudly(["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]);
const folders = await runLoudly(["--import", "tsx", "scripts/checks/check-folders.ts"]);
const texts = await runLoudly(["--import", "tsx", "scripts/checks/check-bare-texts.ts"]);
process.exit(types || style || folders || texts);
