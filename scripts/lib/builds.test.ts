import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { Builds } from "./builds.mjs";

/** A folder for dummy builds: each has one static file, named after it. */
function workshop() {
  const root = mkdtempSync(join(tmpdir(), "parley-builds-"));
  const builds = new Builds(root);
  return {
    root,
    builds,
    make: (sources: string) => {
      const part = builds.begin();
      mkdirSync(join(part, "dist"));
      writeFileSync(join(part, "dist/main.js"), sources);
      writeFileSync(join(part, "made-from.json"), JSON.stringify({ sources }));
      mkdirSync(join(part, "static"));
      writeFileSync(join(part, "static", `${sources}.js`), sources);
      builds.keepStatic(join(part, "static"), sources);
      builds.publish(part, sources);
      return join(realpathSync(builds.link), "..");
    },
    [Symbol.dispose]: () => rmSync(root, { recursive: true }),
  };
}

test("a build has the static files of the two before it, and of no others", () => {
  using shop = workshop();
  const statics = ["one", "two", "three", "four"].map((name) => readdirSync(join(shop.make(name), "static")).sort());
  assert.deepEqual(statics, [
    ["one.js"],
    ["one.js", "two.js"],
    ["one.js", "three.js", "two.js"],
    ["four.js", "three.js", "two.js"],
  ]);
});

test("the same made once more takes no other's place", () => {
  using shop = workshop();
  for (const name of ["one", "two", "three", "three"]) shop.make(name);
  assert.deepEqual(readdirSync(join(shop.make("three"), "static")).sort(), ["one.js", "three.js", "two.js"]);
});

test("a new build leaves those alone that a server may be running of", () => {
  using shop = workshop();
  const first = shop.make("one");
  for (const name of ["two", "three", "four", "five"]) shop.make(name);
  assert.equal(readFileSync(join(first, "dist/main.js"), "utf8"), "one");
  shop.make("six");
  assert.ok(!existsSync(first), "and goes in the end");
  assert.equal(readFileSync(join(shop.root, "dist/main.js"), "utf8"), "six");
});

test("a build takes the place of what an earlier Parley has left", () => {
  using shop = workshop();
  mkdirSync(join(shop.root, "dist"));
  writeFileSync(join(shop.root, "dist/main.js"), "old");
  assert.equal(shop.builds.sources, undefined);
  shop.make("one");
  assert.equal(shop.builds.sources, "one");
  assert.equal(readFileSync(join(shop.root, "dist/main.js"), "utf8"), "one");
});

test("half a build counts as none", () => {
  using shop = workshop();
  const build = shop.make("one");
  writeFileSync(join(shop.builds.begin(), "half"), "");
  assert.equal(shop.builds.sources, "one", "what is being put together is not looked at");
  writeFileSync(join(build, "made-from.json"), "");
  assert.equal(shop.builds.sources, undefined, "what it was made from is not known");
});

test("a build that was broken off goes with the next, and one that is under way stays", () => {
  using shop = workshop();
  const parts = [process.ppid, 2 ** 30].map((pid) => join(shop.root, `build/part-${pid}`));
  for (const part of parts) mkdirSync(part, { recursive: true });
  shop.make("one");
  assert.deepEqual(parts.map(existsSync), [true, false]);
});
