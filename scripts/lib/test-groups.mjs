import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./steps.mjs";

const RINGS = ["protocol", "room", "ui", "server"];

/** Folders with functions and objects that need neither a server nor a database. */
const PURE = /^src\/(protocol|room|ui|server\/(client|delivery|front-end|kit|limits|names|store\/commit))\//;

/** Signs of a test that starts something all the same, or changes what its process has once. */
const IMPURE = /testing\/(test|server)-|fake-indexeddb|\b(mock|globalThis|console|process)\./;

/**
 * Puts the pure tests of each ring into one process: most of them run for less time than a process needs to start.
 * @param {string[]} files paths from the project's folder
 * @param {string} compiled the folder with their compiled form, under the same paths
 * @returns {string[]} what to run: the groups, and every other test by itself
 */
export function grouped(files, compiled) {
  const pure = files.filter((path) => PURE.test(path) && !IMPURE.test(readFileSync(join(root, path), "utf8")));
  const byRing = RINGS.map((ring) => [ring, pure.filter((path) => path.startsWith(`src/${ring}/`))]);
  const groups = byRing.flatMap(([ring, members]) => (members.length > 0 ? [group(compiled, ring, members)] : []));
  return [...groups, ...files.filter((path) => !pure.includes(path)).map((path) => join(compiled, compiledName(path)))];
}

/**
 * Writes a test that runs others, each as a suite with the name of its file.
 * @param {string} folder the folder with the compiled tests
 * @param {string} name
 * @param {string[]} members paths of their sources
 * @returns {string} the path of the new test
 */
export function group(folder, name, members) {
  const path = join(folder, `${name}.test.js`);
  const files = Object.fromEntries(members.map((it) => [it, `./${compiledName(it)}`]));
  // A suite alone that cannot be loaded would not count as a failure in every version of Node.
  writeFileSync(
    path,
    `import { describe, test } from "node:test";
const load = (file) => import(file).catch((error) => test("is loaded", () => { throw error; }));
for (const [name, file] of Object.entries(${JSON.stringify(files)})) describe(name, async () => void (await load(file)));
`,
  );
  return path;
}

/** @param {string} path */
function compiledName(path) {
  return path.replace(/\.tsx?$/, ".js");
}
