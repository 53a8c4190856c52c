import { generate } from "./lib/generate.mjs";
import { runLoudly } from "./lib/steps.mjs";

// The server with pages that are built as they are asked for. It starts again when its own sources change.

await generate();
const watch = ["node_modules/tsx/dist/cli.mjs", "watch", "--clear-screen=false"];
process.exit(await runLoudly([...watch, "src/server/main.ts", "--dev"], { NODE_ENV: "development" }));
