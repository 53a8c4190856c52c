import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatted } from "./formatted";
import { plainText, withoutMarkers } from "./plain-text";
import { drawnOf } from "./testing/outline";

const SIGNS = [
  ..."*_~`>-+.)(\\/ \t\n\r#[]|<&:!ab1太é👍",
  "**",
  "***",
  "~~",
  "```",
  "\r\n",
  "\n\n",
  "- ",
  "1. ",
  "2. ",
  "> ",
  "  ",
  "    ",
  "```js\n",
  "\n```\n",
  "https://a.example/b_c",
  "@Bob",
  "\u200b",
  "\u202e",
  "\u2028",
  "\uFEFF",
  "\u0000",
  "\ud800",
];
const hostile = fc.array(fc.constantFrom(...SIGNS), { maxLength: 60 }).map((it) => it.join(""));
const lines = fc
  .array(
    fc.tuple(
      fc.constantFrom("", "", "> ", "- ", "  - ", "1. ", "2. ", "   ", "> - ", "> > ", "\t", "```", "> ```", "  ```"),
      fc.constantFrom("", "word", "**bold** `x`", "*a", "b*", "`", "a b"),
    ),
    { maxLength: 14 },
  )
  .map((it) => it.map((parts) => parts.join("")).join("\n"));
const texts = fc.oneof(hostile, lines, fc.string({ unit: "binary", maxLength: 200 }));

const LINE_BREAK = /\r\n|\r|\n/g;

test("what is shown is the source less its markers", () => {
  fc.assert(
    fc.property(texts, (source) => {
      const tree = formatted(source);
      let end = 0;
      for (const { from, to } of tree.markers) {
        assert.ok(from >= end && to > from && to <= source.length, "markers stand one behind the other");
        end = to;
      }
      // A block of code at the end needs no line break.
      const drawn = drawnOf(tree).replace(LINE_BREAK, "\n");
      const less = withoutMarkers(tree).replace(LINE_BREAK, "\n");
      assert.ok(drawn === less || drawn === `${less}\n`, `${JSON.stringify(drawn)} for ${JSON.stringify(less)}`);
    }),
    { numRuns: 1_500 },
  );
});

test("markers are signs, and the line of a fence", () => {
  fc.assert(
    fc.property(texts, (source) => {
      for (const { from, to } of formatted(source).markers)
        assert.match(source.slice(from, to), /^(?:[*_~>\-\s]+|\s*`+[^`\r\n]*[\r\n]*|`+)$/);
    }),
    { numRuns: 700 },
  );
});

test("a text without signs is shown to the letter", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const source = text.replaceAll(/[*_~`>\-\d]/g, "");
      assert.equal(drawnOf(formatted(source)), source);
      assert.equal(plainText(source), source);
    }),
  );
});

test("every piece stands where it says", () => {
  fc.assert(
    fc.property(hostile, (source) => {
      const { blocks } = formatted(source);
      const look = (it: object): void => {
        if ("at" in it && "text" in it && typeof it.text === "string" && "kind" in it && it.kind !== "code")
          assert.equal(source.slice(Number(it.at), Number(it.at) + it.text.length), it.text);
        for (const value of Object.values(it)) if (typeof value === "object") look(value);
      };
      look(blocks);
    }),
    { numRuns: 700 },
  );
});
