import { buildIfMissing } from "./lib/building.mjs";
import { root } from "./lib/steps.mjs";

// Runs one of the operator's commands, beside a server that may be running: `node scripts/run.mjs backup <folder>`. It
// is of the newest build, which is the server's, even where newer sources lie there already.

const [name] = process.argv.splice(2, 1);
// npm does so by itself. What is relative is meant from there.
process.env.INIT_CWD ??= process.cwd();
process.chdir(root);
await buildIfMissing();
await import(`../dist/${name}.js`);
