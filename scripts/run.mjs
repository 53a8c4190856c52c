import { buildIfMissing } from "./lib/building.mjs";
import { root } from "./lib/steps.mjs";

// Runs an operator's command, also beside a running server: `node scripts/run.mjs backup <folder>`. It uses the newest
// build, which is the server's, even when the sources are newer.

const [name] = process.argv.splice(2, 1);
// npm sets this itself. Relative paths start there.
process.env.INIT_CWD ??= process.cwd();
process.chdir(root);
await buildIfMissing();
await import(`../dist/${name}.js`);
