import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./steps.mjs";

/** Tests of enemies and crowds have a process each: what their connections leave behind is nobody else's. */
const MAY_SHARE = /^src\/(?!server\/scenarios\/(crowds|hostile|requests)\/).*\.test\.tsx?$/;

/** The test starts processes, or changes or measures its own. */
const NEEDS_ITS_OWN =
  /testing\/(cluster|machine|server-process)|fake-indexeddb|\bconsole\b|\b(mock|globalThis|process)\./;

/** So few files end long before the runner gives their process up. */
const MOST = 6;

export const RUNNER = "scripts/lib/shared-tests.mjs";

/**
 * Most tests run for less time than it takes to load a server and to start the first.
 * @param {string} path
 */
export function sharesProcess(path) {
  return MAY_SHARE.test(path) && !NEEDS_ITS_OWN.test(readFileSync(join(root, path), "utf8"));
}

/**
 * Writes a test for each few files that share a process; returns what to run. `compiled` has the files' compiled form.
 * @type {(files: string[], compiled: string) => string[]}
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

function compiledName(path) {
  return path.replace(/\.m?tsx?$|\.mjs$/, ".js");
}
