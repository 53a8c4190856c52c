import { generate } from "./generate.mjs";
import { runLoudly } from "./steps.mjs";

// Types first, then lint, format and fences; the types of the database client are generated.

await generate();
const types = await runLoudly(["node_modules/typescript/bin/tsc", "-p", ".", "--noEmit", "--incremental", "false"]);
const style = await runLoudly(["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]);
process.exit(types || style);
