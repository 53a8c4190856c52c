import assert from "node:assert/strict";
import { test } from "node:test";
import { stretchesOf, termOf } from "../index";
import { FOREIGN_NAMES } from "../testing/foreign-names";
import { SOUGHT } from "../testing/sought";

test("words of many languages are found without capitals and accents, and from their beginnings", () => {
  assert.equal(SOUGHT.length, 40);
  for (const { text, finds, misses } of SOUGHT)
    for (const written of [text, `so ${text}, and so on`, text.normalize("NFD")]) {
      for (const term of finds) assert.ok(termOf(term)(written), `${term} finds ${written}`);
      for (const term of misses) assert.ok(!termOf(term)(written), `${term} does not find ${written}`);
    }
});

test("what finds a name finds it in a message, too", () => {
  for (const [typed, name] of FOREIGN_NAMES) assert.ok(termOf(typed)(`to ${name}!`), name);
});

test("all words of a term have to be there, in any order", () => {
  assert.ok(termOf("export old")("the old export"));
  assert.ok(!termOf("export older")("the old export"));
  assert.ok(termOf("  old\u00a0 ")("the old export"));
});

test("one letter is a whole word", () => {
  assert.ok(termOf("plan b")("our plan is b."));
  assert.ok(!termOf("plan b")("our plan is better"));
});

test("a term without words is in no text", () => {
  for (const term of ["", "  ", "\u0301\u0301", "\u200b\u200b"]) assert.ok(!termOf(term)("any text"), term);
});

test("signs stand for themselves", () => {
  for (const term of ["%%", "__", "*x", "(a|b)+$", "NEAR(a b)", '"x"', "\\d+", "[a-z]"]) {
    assert.ok(termOf(term)(`in ${term} here`), term);
    assert.ok(!termOf(term)("in anything near or b here"), term);
  }
});

test("a long word in a long text of its beginnings takes no time", () => {
  const start = performance.now();
  const text = "a".repeat(4_000);
  for (let times = 0; times < 100; times++) termOf(`${"a".repeat(49)} ${"a".repeat(48)}b`)(text);
  assert.ok(performance.now() - start < 500, `${performance.now() - start} ms`);
});

/** A text with its marked stretches in brackets. */
function marked(term: string, text: string): string {
  let shown = "";
  let end = 0;
  for (const { from, to } of stretchesOf(term, text)) {
    shown += `${text.slice(end, from)}[${text.slice(from, to)}]`;
    end = to;
  }
  return shown + text.slice(end);
}

test("the words of a term are marked as they stand in the text", () => {
  assert.equal(marked("old export", "The old export, an Exporter: OLD"), "The [old] [export], an [Export]er: [OLD]");
  assert.equal(marked("strass", "Die Straße"), "Die [Straß]e");
  assert.equal(marked("lodz", "w Ło\u0301dz\u0301!"), "w [Ło\u0301dz\u0301]!");
  assert.equal(marked("griff", "Griﬃn"), "[Griﬃ]n");
  assert.equal(marked("会議", "次の会議は会議室"), "次の[会議]は[会議]室");
  assert.equal(marked("한국", "한국어".normalize("NFD")), `[${"한국".normalize("NFD")}${"어".normalize("NFD")}]`);
  assert.equal(marked("👍", "ok 👍🏽"), "ok [👍]🏽");
  assert.equal(marked("ab abc", "abcd"), "[abc]d");
  assert.equal(marked("xy", "abcd"), "abcd");
});

test("the stretches of a text that a term finds are there, for all words of the table", () => {
  for (const { text, finds } of SOUGHT)
    for (const term of finds) assert.ok(stretchesOf(term, `so ${text}`).length > 0, `${term} in ${text}`);
});
