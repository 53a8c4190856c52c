import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { compileTests } from "./lib/compile-tests.mjs";
import { generate } from "./lib/generate.mjs";
import { root, runLoudly } from "./lib/steps.mjs";
import { grouped } from "./lib/test-groups.mjs";

// `npm run test:unit -- protocol store/sqlite` runs tests by parts of their paths. With PARLEY_TEST_DATABASE_URL the
// storage tests run on PostgreSQL, too; with `--all-on-postgres` or arguments, all of the server's. A file with a
// database in its name runs on that one only. Long tests run with `--long`, or by an argument.

const ALL_ON_POSTGRES = "--all-on-postgres";
const LONG = "--long";

const OF_WHAT_IS_KEPT =
  /\/(store\/|scenarios\/(rooms|messages|afterwards|clearing|search)\/|admin\/rooms|names\/naming)/;

/** Tests of connections, HTTP, settings and names, which do not depend on the database. */
const BESIDE_THE_STORE = new RegExp(
  [
    "/(client|delivery|front-end|limits|origin)/",
    "/kit/(?!readiness)",
    "/names/(look-alike|mark|page-words)",
    "/port/(?!operator)",
    "/scenarios/(hostile/(?!reading|robustness|queues)|requests/)",
  ].join("|"),
);

/** Timing tests run alone, after all others. */
const MEASURING = /\/(scenarios\/(hostile\/address|messages\/(refused|refusal-time)|search\/time)|rules\/words-time)\./;

const options = process.argv.slice(2);
const wanted = options.filter((option) => option !== ALL_ON_POSTGRES && option !== LONG);
const allOnPostgres = wanted.length > 0 || options.includes(ALL_ON_POSTGRES);
const files = ["src", "scripts", "guarantees"]
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((path) => `${folder}/${path}`))
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\.test\.tsx?$/.test(path))
  .filter(isWanted)
  .sort();

if (files.length === 0) {
  console.error(`No test's path contains ${wanted.join(" or ")}.`);
  process.exit(1);
}
const onSqlite = files.filter((path) => !/postgres|many-processes/.test(path));
const onPostgres = files.filter(
  (path) =>
    /postgres|many-processes/.test(path) ||
    (/^src\/server\//.test(path) &&
      !/sqlite/.test(path) &&
      (allOnPostgres ? !BESIDE_THE_STORE.test(path) : OF_WHAT_IS_KEPT.test(path))),
);
const { PARLEY_TEST_DATABASE_URL = "" } = process.env;

await generate();
const compiled = await compileTests(files);
let failed = await run(onSqlite, { PARLEY_TEST_DATABASE_URL: "" });
if (PARLEY_TEST_DATABASE_URL) {
  console.log(`\nOnce more, on PostgreSQL: ${onPostgres.length} files.\n`);
  failed = (await run(onPostgres, { PARLEY_TEST_DATABASE_URL })) || failed;
} else if (onPostgres.length > 0) {
  console.log("Skipped: the same on PostgreSQL, as PARLEY_TEST_DATABASE_URL names none.");
}
process.exit(failed);

function isWanted(path) {
  if (wanted.length > 0) return wanted.some((part) => path.includes(part));
  return path.includes(".long.test.") === options.includes(LONG);
}

async function run(files, env) {
  const [alone, beside] = [files.filter((it) => MEASURING.test(it)), files.filter((it) => !MEASURING.test(it))];
  // Tests wait for timers, processes and the disk for more than half of their time.
  const failed = await runAtOnce(beside, availableParallelism() + 3, env);
  return (await runAtOnce(alone, 1, env)) || failed;
}

async function runAtOnce(files, count, env) {
  if (files.length === 0) return 0;
  const options = [`--test-concurrency=${count}`, "--test-timeout=300000"];
  return runLoudly(["--enable-source-maps", "--test", ...options, ...grouped(files, compiled)], {
    ...env,
    PARLEY_COMPILED: compiled,
  });
}
