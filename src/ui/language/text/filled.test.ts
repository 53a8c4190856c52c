import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { filled } from "./filled";

test("texts go into a sentence verbatim, whatever they contain", () => {
  for (const name of ["$` $& $' $$ $1 $<name>", "<name/>", "<before/>", "\\1", "{{name}}", "constructor"])
    assert.equal(filled("<before/> is now called <name/>", { before: name, name: "Bo" }), `${name} is now called Bo`);
  assert.equal(filled("<who/> left", {}), "<who/> left");
  assert.equal(filled("<constructor/>", {}), "<constructor/>");
});

test("no part of the page puts a text into another as a pattern", () => {
  const source = new URL("../../", import.meta.url);
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((it) => /\.tsx?$/.test(it));
  assert.ok(files.length > 100);
  for (const file of files) {
    const code = readFileSync(new URL(file, source), "utf8");
    for (const [call, replacement = ""] of code.matchAll(/\.replace(?:All)?\((?:"[^"\n]*"|\/[^\n]*\/\w*), ([^\n]*)/g))
      assert.match(
        replacement,
        /^("|`[^$`]*`|\(|[a-z]\w* =>)/i,
        `${file}: ${call} takes a pattern: give it a function`,
      );
  }
});
