import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./steps.mjs";

/** Tests of enemies and crowds have a process each: what their connections leave behind is nobody else's. */
const MAY_SHARE = /^src\/(?!server\/scenarios\/(crowds|hostile|requests)\/).*\.test\.tsx?$/;

/** Signs of a test that starts processes, or that changes or measures its own. */
const NEEDS_ITS_OWN =
  /testing\/(cluster|machine|server-process)|fake-indexeddb|\bconsole\b|\b(mock|globalThis|process)\./;

/** So few files end long before the runner gives their process up. */
const MOST = 6;

/** Makes the functions of tests that share a process, compiled like them. */
export const RUNNER = "scripts/lib/shared-tests.mjs";

/**
 * Whether a test shares its process with others: most tests run for less time than it takes to load a server and to
 * start the first.
 * @param {string} path from the project's folder
 */
export function sharesProcess(path) {
  return MAY_SHARE.test(path) && !NEEDS_ITS_OWN.test(readFileSync(join(root, path), "utf8"));
}

/**
 * Writes a test for each few files that share a process.
 * @param {string[]} files paths from the project's folder
 * @param {string} compiled the folder with their compiled form, under the same paths
 * @returns {string[]} what to run: these groups, and every other test by itself
 */
export function grouped(files, compiled) {
  const sharing = files.filter(sharesProcess);
  const groups = [];
  for (let at = 0; at < sharing.length; at += MOST) {
    const members = sharing.slice(at, at + MOST);
    const loads = members.map((path) => `  "${path}": () => import("./${compiledName(path)}"),`);
    const source = [`import { runTogether } from "./${compiledName(RUNNER)}";`, "await runTogether({", ...loads, "});"];
    groups.push(join(compiled, `group-${groups.length + 1}.test.js`));
    writeFileSync(groups.at(-1), source.join("\n"));
  }
  const alone = files.filter((path) => !sharing.includes(path));
  return [...groups, ...alone.map((path) => join(compiled, compiledName(path)))];
}

/** @param {string} path */
function compiledName(path) {
  return path.replace(/\.m?tsx?$|\.mjs$/, ".js");
}
