import assert from "node:assert/strict";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";

const project = new URL("..", import.meta.url);

/** A copy of the sources, with something in the place of a build, which is marked as one of them. */
async function builtCopy() {
  const folder = mkdtempSync(join(tmpdir(), "parley-build-"));
  for (const path of ["package-lock.json", "next.config.mjs", "tsconfig.json", "prisma", "scripts", "src/protocol"])
    cpSync(new URL(path, project), join(folder, path), { recursive: true });
  for (const path of ["dist", ".next"]) mkdirSync(join(folder, path));
  writeFileSync(join(folder, "dist/main.js"), "");
  writeFileSync(join(folder, ".next/BUILD_ID"), "one");
  const { isFresh, mark } = await import(pathToFileURL(join(folder, "scripts/building.mjs")).href);
  mark();
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

test("half a build counts as none", async () => {
  using copy = await builtCopy();
  writeFileSync(copy.in("dist/made-from.json"), "");
  assert.equal(copy.isFresh(), false, "the stamp was broken off");
  using other = await builtCopy();
  writeFileSync(other.in(".next/BUILD_ID"), "two");
  assert.equal(other.isFresh(), false, "the pages are of another build");
  using third = await builtCopy();
  rmSync(third.in("dist/main.js"));
  assert.equal(third.isFresh(), false, "the server is missing");
});
