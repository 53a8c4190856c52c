import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { generate } from "./generate.mjs";
import { root, runLoudly } from "./steps.mjs";

// Runs every test beside the sources, or only those whose path contains one of the arguments:
// `npm run test:unit -- protocol store/sqlite`. The server's and the store's run on SQLite and, where
// PARLEY_TEST_DATABASE_URL names a PostgreSQL in which databases can be made, once more there. A test file with the
// name of a database runs on that one only.

const wanted = process.argv.slice(2);
const files = ["src", "scripts", "guarantees"]
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((path) => `${folder}/${path}`))
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\.test\.tsx?$/.test(path))
  .filter((path) => wanted.length === 0 || wanted.some((part) => path.includes(part)))
  .sort();

if (files.length === 0) {
  console.error(`No test's path contains ${wanted.join(" or ")}.`);
  process.exit(1);
}
const onSqlite = files.filter((path) => !/postgres|many-processes/.test(path));
const onPostgres = files.filter((path) => /^src\/server\/|many-processes/.test(path) && !path.includes("sqlite"));
const { PARLEY_TEST_DATABASE_URL = "" } = process.env;

await generate();
let failed = await run(onSqlite, { PARLEY_TEST_DATABASE_URL: "" });
if (PARLEY_TEST_DATABASE_URL) {
  console.log(`\nOnce more, on PostgreSQL: ${onPostgres.length} files.\n`);
  failed = (await run(onPostgres, { PARLEY_TEST_DATABASE_URL })) || failed;
} else if (onPostgres.length > 0) {
  console.log("Skipped: the same on PostgreSQL, as PARLEY_TEST_DATABASE_URL names none.");
}
process.exit(failed);

/**
 * @param {string[]} files
 * @param {Record<string, string>} env
 */
async function run(files, env) {
  if (files.length === 0) return 0;
  // Node would leave one core idle, which on a machine with two is half of the time.
  const options = [`--test-concurrency=${availableParallelism()}`, "--test-timeout=300000"];
  return runLoudly(["--import", "tsx", "--test", ...options, ...files], env);
}
