import assert from "node:assert/strict";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";

const project = new URL("../..", import.meta.url);

/** A copy of the sources, with a dummy build. */
async function builtCopy() {
  const folder = mkdtempSync(join(tmpdir(), "parley-build-"));
  for (const path of ["package-lock.json", "next.config.mjs", "tsconfig.json", "prisma", "scripts", "src/protocol"])
    cpSync(new URL(path, project), join(folder, path), { recursive: true });
  const { Builds } = await import(pathToFileURL(join(folder, "scripts/lib/builds.mjs")).href);
  const { isFresh, sourcesNow } = await import(pathToFileURL(join(folder, "scripts/lib/building.mjs")).href);
  const builds = new Builds(folder);
  const part = builds.begin();
  mkdirSync(join(part, "dist"));
  writeFileSync(join(part, "dist/main.js"), "");
  writeFileSync(join(part, "made-from.json"), JSON.stringify({ sources: sourcesNow() }));
  builds.publish(part, sourcesNow());
  return {
    in: (path: string) => join(folder, path),
    isFresh,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  };
}

test("a build of the sources that lie there is not built again, whatever a test says", async () => {
  using copy = await builtCopy();
  assert.equal(copy.isFresh(), true);
  appendFileSync(copy.in("src/protocol/schemas.test.ts"), "// changed");
  assert.equal(copy.isFresh(), true);
});

test("a build of another version is built anew", async () => {
  for (const path of ["src/protocol/chat.ts", "package-lock.json", "prisma/schema.prisma", "src/protocol/new.ts"]) {
    using copy = await builtCopy();
    appendFileSync(copy.in(path), "\n// changed");
    assert.equal(copy.isFresh(), false, path);
  }
});
