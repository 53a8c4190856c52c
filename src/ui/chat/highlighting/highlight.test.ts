import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { highlight } from "./highlight";

const kinds = (language: string, text: string) =>
  highlight(language, text)?.flatMap(({ kind, text }) => (kind === "" ? [] : [`${kind} ${text}`]));

test("words, texts, numbers and comments of a language have their kinds", () => {
  assert.deepEqual(kinds("sql", "-- all\nSELECT count(*) FROM runs WHERE version = 'v1';"), [
    "comment -- all",
    "keyword SELECT",
    "built_in count",
    "operator *",
    "keyword FROM",
    "keyword WHERE",
    "operator =",
    "string 'v1'",
  ]);
});

test("a language is known by its abbreviation, in any case", () => {
  for (const name of ["ts", "TypeScript", "py", "sh", "html", "c++", "cs", "yml", "rb", "patch", "golang", "rs"])
    assert.notEqual(highlight(name, "x"), undefined, name);
});

test("an unknown language has no kinds", () => {
  assert.equal(highlight("klingon", "qapla'"), undefined);
  assert.equal(highlight("__proto__", "x"), undefined);
  assert.equal(highlight("constructor", "x"), undefined);
});

test("nothing of a text is lost, in any language", () => {
  const piece = fc.constantFrom(
    "<",
    ">",
    "'",
    '"',
    "`",
    "/*",
    "*/",
    "//",
    "${",
    "}",
    "#",
    "\n",
    "\t",
    "<b>",
    "&amp;",
    "x",
    "😀",
  );
  const code = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));
  const languages = fc.constantFrom(
    "bash",
    "c",
    "css",
    "diff",
    "js",
    "json",
    "php",
    "python",
    "ruby",
    "sql",
    "xml",
    "yaml",
  );
  fc.assert(
    fc.property(languages, code, (language, text) => {
      const runs = highlight(language, text) ?? [];
      assert.equal(runs.map((run) => run.text).join(""), text);
      for (const run of runs) assert.equal(text.slice(run.at, run.at + run.text.length), run.text);
    }),
  );
});

test("the worst 4 KiB do not hold the page up", () => {
  for (const text of [
    "<".repeat(4096),
    "'".repeat(4096),
    "${".repeat(2048),
    "/*".repeat(2048),
    "a.".repeat(2048),
    "((".repeat(2048),
  ])
    for (const language of ["js", "xml", "php", "css", "bash", "cpp", "ruby"]) {
      const start = performance.now();
      highlight(language, text);
      const took = performance.now() - start;
      assert.ok(took < 500, `${language}, ${text.slice(0, 4)}: ${took} ms`);
    }
});
