import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { matcherOf, normalised, wrongWord } from "./words";

const finds = (word: string, text: string) => matcherOf([word])(normalised(text));

describe("A blocked word", () => {
  test("matches whole, in any capitals", () => {
    for (const text of ["casino", "The CASINO!", "(casino)", "to\ncasino", "casino-night"])
      assert.ok(finds("casino", text), text);
    for (const text of ["casinos", "ecasino", "cas ino", "casin", "kasino"]) assert.ok(!finds("casino", text), text);
  });

  test("goes on where a star stands", () => {
    assert.ok(finds("airdrop*", "airdrops") && finds("airdrop*", "airdrop") && !finds("airdrop*", "myairdrop"));
    assert.ok(finds("*drop", "airdrop") && finds("*drop", "drop") && !finds("*drop", "drops"));
    assert.ok(finds("*drop*", "airdrops") && finds("*DROP*", "Airdrops"));
    assert.ok(finds("a*b", "so a*b it is") && !finds("a*b", "axb"), "a star within is a star");
  });

  test("may be several", () => {
    assert.ok(finds("free followers", "get free  \n followers now"));
    assert.ok(!finds("free followers", "carefree followers") && !finds("free followers", "free the followers"));
  });

  test("is found behind other forms, and with what cannot be seen between its letters", () => {
    for (const text of [
      "ｃａｓｉｎｏ",
      "𝐜𝐚𝐬𝐢𝐧𝐨",
      "ⓒasino",
      "ca\u200bsi\u00adno",
      "c\u2060asin\ufe0fo",
      "\u202ecasino",
      "ca\u0000sino",
    ])
      assert.ok(finds("casino", text), JSON.stringify(text));
    assert.ok(finds("ca\u200bsino", "casino") && finds("CASINO", "casino"));
    assert.ok(finds("straße", "STRASSE") && finds("ΟΔΟΣ", "οδος") && finds("café", "CAFE\u0301") && finds("ﬁn", "FIN"));
    assert.ok(!finds("fur", "für"), "an accent makes another word");
  });

  test("is found anywhere in a script without spaces, and beside signs", () => {
    assert.ok(
      finds("会議", "次の会議は来週") && finds("カジノ", "オンラインカジノだ") && finds("การพนัน", "เล่นการพนันออนไลน์"),
    );
    assert.ok(finds("c++", "c++11") && !finds("c++", "abc++") && finds("$$$", "a$$$b") && finds("💊", "x💊x"));
    assert.ok(!finds("카지노", "온라인카지노"), "Korean has spaces");
  });

  test("is wrong where nothing of it is left, or where it becomes too long", () => {
    assert.equal(wrongWord(["a", "*b*", "💊"], 60), -1);
    for (const word of ["*", "**", "\u200b", " * ", "*\u00ad*"]) assert.equal(wrongWord(["a", word], 60), 1, word);
    assert.equal(wrongWord(["ﷺ".repeat(4)], 60), 0);
  });
});

test("A list finds what its words find one by one", () => {
  const letter = fc.constantFrom("a", "b", "c", " ", "会", "é", "*", "\u200b", "A", "-");
  const text = fc.string({ unit: letter, maxLength: 30 });
  const word = fc.string({ unit: letter, minLength: 1, maxLength: 5 });
  let found = 0;
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), text, (words, it) => {
      const searched = normalised(it);
      const [expected, actual] = [words.some((one) => plainly(one, searched)), matcherOf(words)(searched)];
      assert.equal(actual, expected);
      found += Number(actual);
    }),
    { numRuns: 5_000 },
  );
  assert.ok(found > 500 && found < 4_900, `${found}`);
});

const SPACED = /^[\p{L}\p{N}\p{M}]$/u;
const HAN = /^\p{Script=Han}$/u;

/** The same by another way: each place where the letters stand, and the characters beside it. */
function plainly(word: string, text: string): boolean {
  const all = normalised(word).trim();
  const [, before = "", inner = "", after = ""] = /^(\*?)(.*?)(\*?)$/su.exec(all) ?? [];
  // A lone star is before, not after.
  const letters = inner.trim();
  if (letters === "") return false;
  const isSpaced = (it = "") => SPACED.test(it) && !HAN.test(it);
  const isBound = {
    before: before === "" && isSpaced([...letters][0]),
    after: after === "" && isSpaced([...letters].at(-1)),
  };
  for (let at = text.indexOf(letters); at >= 0; at = text.indexOf(letters, at + 1)) {
    const [left] = [...text.slice(0, at)].slice(-1);
    const [right] = [...text.slice(at + letters.length)];
    if (!(isBound.before && isSpaced(left)) && !(isBound.after && isSpaced(right))) return true;
  }
  return false;
}
