import assert from "node:assert/strict";
import test from "node:test";
import { excerptOf } from "./excerpt";

/** An excerpt in one text, with its matches in brackets. */
function shown(term: string, content: string): string {
  const { pieces, isCut } = excerptOf(term, content);
  return (isCut ? "…" : "") + pieces.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join("");
}

test("a short message is shown whole, in one line", () => {
  assert.equal(shown("old export", "The old\n\nexport, again old"), "The [old] [export], again [old]");
  assert.equal(shown("other", "edited away since"), "edited away since");
});

test("a long message begins shortly before the first match, at a word", () => {
  const text = `${"word ".repeat(40)}then the export ${"and so on ".repeat(40)}`;
  const excerpt = shown("export", text);
  assert.match(excerpt, /^…word (word )+then the \[export\] and so on /);
  assert.ok(excerpt.length < 300);
});

test("a text without spaces begins at its match, and no letter is cut in two", () => {
  assert.equal(shown("会議", `${"あ".repeat(100)}会議です`), "…[会議]です");
  const { pieces } = excerptOf("xy", `xy${"👍".repeat(300)}`);
  assert.ok(pieces.every(({ text }) => !/\p{Surrogate}/u.test(text)));
});
