import { generate } from "./lib/generate.mjs";
import { runLoudly } from "./lib/steps.mjs";

// Runs the server in development: pages are built on request, and a change to the server's sources restarts it.

await generate();
const watch = ["node_modules/tsx/dist/cli.mjs", "watch", "--clear-screen=false"];
process.exit(await runLoudly([...watch, "src/server/main.ts", "--dev"], { NODE_ENV: "development" }));
