import { resolve } from "node:path";
import { buildServer, isFresh } from "./building.mjs";
import { root } from "./steps.mjs";

// Runs one of the operator's commands, beside a server that may be running: `node scripts/run.mjs backup <folder>`.
// Only the command is built, if it must be: the pages are those that the server shows.

const [name, ...folders] = process.argv.splice(2);
// npm starts this in the project's folder, and says where one was.
process.argv.push(...folders.map((folder) => resolve(process.env.INIT_CWD ?? ".", folder)));
process.chdir(root);
if (!isFresh()) await buildServer([`src/server/${name}.ts`]);
await import(`../dist/${name}.js`);
