import { buildIfMissing } from "./lib/building.mjs";
import { root } from "./lib/steps.mjs";

// `node scripts/run.mjs backup <folder>`, also beside a running server: it uses the newest build, the server's.

const [name] = process.argv.splice(2, 1);
// npm sets this itself. Relative paths start there.
process.env.INIT_CWD ??= process.cwd();
process.chdir(root);
await buildIfMissing();
await import(`../dist/${name}.js`);
