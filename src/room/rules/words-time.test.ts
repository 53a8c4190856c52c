import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { roomOf } from "../testing/cast";
import { compiled, verdictOn } from "./filters";
import { DEFAULT_RULES, roomRules } from "./rules";
import { matcherOf, normalised } from "./words";

describe("500 words, the rule on links and 4 KiB", () => {
  const upTo = (unit: string) => unit.repeat(Math.floor(4_096 / Buffer.byteLength(unit)));
  const texts = {
    ASCII: upTo("the quick brown fox jumps over "),
    "U+FDFA": upTo("\ufdfa"),
    "combining marks": `a${upTo("\u0301\u0316\u0334")}`,
    "one long word": upTo("a"),
    CJK: upTo("会議室の予定表"),
    "addresses without a path": upTo("a.com?a.b@"),
  };
  const length = 59;
  const lists = {
    "words of one letter's repetition": Array.from({ length: 500 }, (_, at) => `*${"a".repeat(1 + (at % length))}b`),
    "open words of one letter's repetition": Array.from(
      { length: 500 },
      (_, at) => `${"a".repeat(2 + (at % 57))}*`,
    ).map((it, at) => (at % 2 ? it : `q${it}`)),
    "parts of the phrase that U+FDFA becomes": Array.from({ length: 500 }, (_, at) => {
      const phrase = normalised("\ufdfa ").repeat(6);
      return `${phrase.slice(1 + (at % 18), 3 + (at % 18) + ((at / 18) | 0) * 2).trim()}x*`;
    }),
    "insides of the phrase that U+FDFA becomes, each of which begins within a word": insides(500),
    "words of many letters": Array.from({ length: 500 }, (_, at) => `${String.fromCodePoint(0x4e00 + at)}議室の${at}`),
    marks: Array.from({ length: 500 }, (_, at) => `*\u0301\u0316\u0334${"\u0316".repeat(at % 50)}z`),
  };

  for (const [list, words] of Object.entries(lists))
    for (const [kind, text] of Object.entries(texts))
      test(`${list}, in ${kind}: under 3 ms, with a match at the end as without`, () => {
        const filters = compiled({ words: [...words, "needle"], on_match: "hold" });
        const room = { ...roomRules.in(roomOf([]), { ...DEFAULT_RULES, links: "block" as const }), filters };
        const took = (it: string) => {
          const times = Array.from({ length: 20 }, () => {
            const start = performance.now();
            verdictOn(it, room);
            return performance.now() - start;
          });
          // The processor's time that others take is not the text's cost.
          return Math.min(...times);
        };
        const [without, withOne] = [took(text), took(`${text} needle`)];
        assert.ok(filters.matches(normalised(`${text} needle`)));
        assert.ok(without < 3, `${without} ms`);
        assert.ok(withOne < 3, `${withOne} ms`);
      });

  test("are compiled within 100 ms", () => {
    const start = performance.now();
    matcherOf(Array.from({ length: 500 }, (_, at) => `${at}${"abcdefghij".repeat(5)}${at}`));
    assert.ok(performance.now() - start < 100, `${performance.now() - start} ms`);
  });
});

function insides(count: number): string[] {
  const phrase = normalised("\ufdfa".repeat(8));
  const found = new Set<string>();
  for (let length = 3; found.size < count; length++)
    for (let from = 1; from < 18 && found.size < count; from++) {
      const part = phrase.slice(from, from + length);
      if (/^\p{L}.*\S$/u.test(part) && /\p{L}/u.test(phrase[from - 1] ?? "")) found.add(`${part}*`);
    }
  return [...found];
}
