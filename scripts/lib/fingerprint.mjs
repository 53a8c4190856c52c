import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./steps.mjs";

/** Files that are not inputs of a build: tests, their support code, and generated code. */
const OUTSIDE = /(\.test\.tsx?|\/testing|\/generated)$/;

/**
 * A missing file counts as such. Paths are from the folder of the project.
 * @param {string[]} paths
 */
export function fingerprint(paths) {
  const hash = createHash("sha256");
  for (const path of paths) add(hash, path);
  return hash.digest("hex");
}

function add(hash, path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (OUTSIDE.test(path)) return;
  if (found?.isDirectory()) {
    for (const name of readdirSync(join(root, path)).sort()) add(hash, `${path}/${name}`);
  } else {
    const content = found === undefined ? "missing" : readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
}
