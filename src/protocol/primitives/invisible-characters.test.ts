import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { showsNothing } from "../index";
import { isGivenGroup } from "../pasting/typed";
import { givenGroups, groups, name } from "../schemas";

const accepted = (given: string) => name.safeParse(given).success;

describe("A name may hold", () => {
  test("characters that scripts need", () => {
    for (const given of [
      "Zoë Müller-Łukasiewicz",
      "O’Neill, Jr.",
      "مریم می‌رضایی",
      "עִבְרִית",
      "शर्मा क्‍ष",
      "ക്‍",
      "র‍্যাব",
      "李 明",
      "葛\u{E0100}城",
      "Nguyễn Thị Ánh",
    ])
      assert.ok(accepted(given), given);
  });

  test("emoji, the joined ones too", () => {
    for (const given of ["🙂", "👩‍🚀 Ada", "👨‍👩‍👧‍👦", "🏳️‍🌈", "👩🏽‍⚕️", "❤️", "☎︎", "1️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "🇩🇪", "👨‍🦰"])
      assert.ok(accepted(given), given);
  });
});

describe("A name is refused with", () => {
  const refused = (title: string, units: Iterable<number>, around: (unit: string) => string[]) =>
    test(title, () => {
      for (const unit of units)
        for (const given of around(String.fromCodePoint(unit)))
          assert.ok(!accepted(given), `U+${unit.toString(16)} in ${JSON.stringify(given)}`);
    });
  const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const inside = (unit: string) => [`Al${unit}ice`];
  const anywhere = (unit: string) => [`Al${unit}ice`, `${unit}Alice`, `Alice${unit}`, `🙂${unit}`, unit];

  refused("control characters", [...range(0x00, 0x1f), ...range(0x7f, 0x9f), 0x2028, 0x2029], inside);
  refused("what turns the direction", [...range(0x202a, 0x202e), ...range(0x2066, 0x2069)], anywhere);
  refused("marks of direction", [0x200e, 0x200f, 0x061c], anywhere);
  refused("zero-width characters", [0x200b, 0x2060, 0xfeff, 0x00ad, 0x034f, 0x180e, 0x2061, 0x2064], inside);
  refused("letters that are blank", [0x115f, 0x1160, 0x3164, 0xffa0, 0x2800], anywhere);
  refused("what is no character, or means nothing", [0xffff, 0xfdd0, 0x10ffff, 0xe000, 0xf8ff], anywhere);
  refused("the place of a picture that is lost, and other blanks", [0xfffc, 0x13441, 0x13442, 0x1d159], anywhere);
  refused("a mark before all letters", [0x0301, 0x0489, 0x20dd], (unit) => [`${unit}Alice`, unit]);
  refused("tags and forms where there is nothing for them", [0xe0001, 0xe0041, 0xe007f, 0xfe0f, 0xe0100], inside);

  test("tags that make no flag", () => {
    for (const given of ["Bob🏴\u{E0061}\u{E0062}\u{E007F}", "Bob🏴\u{E0067}\u{E007F}"])
      assert.ok(!accepted(given), given);
  });

  test("joiners where they join nothing", () => {
    for (const given of [
      "Al\u200Dice",
      "Al\u200Cice",
      "\u200D🙂",
      "🙂\u200D",
      "🙂\u200D\u200D🙂",
      "A\u200D🙂",
      "مریم\u200C",
      "م\u200Dر",
      "م\u200C\u200Cر",
      "1\uFE0F",
    ])
      assert.ok(!accepted(given), JSON.stringify(given));
  });
});

test("A name is trimmed, composed, and then has 1 to 100 units", () => {
  assert.equal(name.parse("  Zoe\u0308 \uFEFF"), "Zoë");
  assert.equal(name.parse("e\u0301".repeat(100)).length, 100);
  assert.ok(!accepted("é".repeat(101)));
  for (const blank of ["", " ", "\n\t", "\u00A0\u3000"]) assert.ok(!accepted(blank), JSON.stringify(blank));
});

describe("A text shows nothing", () => {
  const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const nothing: readonly [string, readonly number[]][] = [
    [
      "of white space",
      [0x09, 0x0a, 0x20, 0x85, 0xa0, 0x1680, ...range(0x2000, 0x200a), 0x2028, 0x2029, 0x202f, 0x3000],
    ],
    ["of zero width", [...range(0x200b, 0x200f), ...range(0x2060, 0x206f), 0xfeff, 0x00ad, 0x034f, 0x061c, 0x180e]],
    ["of blanks that count as letters", [0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0, 0x1d159, 0x16fe4]],
    ["that turns the direction", [...range(0x202a, 0x202e), ...range(0x2066, 0x2069)]],
    [
      "of variation selectors and tags",
      [0x180b, ...range(0xfe00, 0xfe0f), 0xe0001, ...range(0xe0020, 0xe007f), 0xe0100],
    ],
    ["of places where a picture was, and of blank signs", [0xfffc, 0x13441, 0x13442, 0x1343f]],
    ["of marks without a letter", [0x0301, 0x0489, 0x20dd, 0x20e3, 0x0e31, 0x064b, 0x05b0]],
    ["of controls and private use", [0x01, 0x7f, 0xfff9, 0x1d173, 0x13430, 0xe000, 0xf8ff, 0x10fffd, 0xfdd0, 0xffff]],
  ];
  for (const [what, units] of nothing)
    test(what, () => {
      for (const unit of units.map((it) => String.fromCodePoint(it)))
        for (const text of [unit, ` ${unit}`, unit.repeat(3), `\n${unit}\u200b`])
          assert.ok(showsNothing(text), JSON.stringify(text));
      assert.ok(showsNothing(units.map((it) => String.fromCodePoint(it)).join("")), "nor all of them together");
    });

  test("of every character of format but the signs that Arabic, Syriac and Kaithi put over numbers", () => {
    const signs = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/u;
    const all = range(0, 0x10ffff).map((unit) => String.fromCodePoint(unit));
    for (const text of all.filter((it) => /[\p{Cf}\p{Cc}\p{Co}\p{Z}]/u.test(it) && !signs.test(it)))
      assert.ok(showsNothing(text), `U+${text.codePointAt(0)?.toString(16)}`);
  });

  test("of characters that no Unicode has", () => {
    for (const text of ["\u1cbb", "\u0378 \u0379", "\u{e1000}", "\u{5ffff}"]) assert.ok(showsNothing(text), text);
    assert.ok(!showsNothing("\u{1f8ff}"), "an emoji to come");
    assert.ok(!showsNothing("\u1cbba"));
  });

  test("unless it holds what can be seen", () => {
    for (const text of [
      ".",
      "\u200ba",
      "\u2060 é \u2060",
      "e\u0301",
      "👩‍🚀",
      "👨‍👩‍👧‍👦",
      "🏳️‍🌈",
      "❤️",
      "1️⃣",
      "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
      "🇩🇪",
      "🏻",
      "می‌رضایی",
      "क्‍ष",
      "กำ",
      "日本",
      "\u2801",
      "­-",
      "؀",
      "©",
    ])
      assert.ok(!showsNothing(text), JSON.stringify(text));
  });
});

describe("A group's name as it is given", () => {
  const given = (group: string) => givenGroups.safeParse([group]).success;

  test("holds no line break, nothing that turns the direction and nothing else that nobody sees, and is not blank", () => {
    for (const bad of ["\n", "\r", "\t", "\u202e", "\u2066", "\u200b", "\u2028", "\u0085", "\u3164", "\u0007"])
      for (const group of [`Sales${bad}Team`, `${bad}Team`, `Team${bad}`])
        assert.ok(!given(group), JSON.stringify(group));
    for (const blank of [" ", "\u00a0", "\u3000 "]) assert.ok(!given(blank), JSON.stringify(blank));
  });

  test("does not begin with an @, nor with what looks like one", () => {
    for (const group of ["@moderators", " @x", "\u00a0@x", "\u3000 @x", "＠moderators", "﹫x", " ＠x"])
      assert.ok(!given(group) && !isGivenGroup(group), JSON.stringify(group));
    for (const group of ["a@b", "x @y"]) assert.ok(given(group) && isGivenGroup(group));
  });

  test("is kept to the letter, and may be what people write", () => {
    for (const group of ["/OpenTalk/OU/Backend", " b ", "Ärzte", "👩‍🚀 Crew", "قسم می‌رضایی", "e\u0301"])
      assert.deepEqual(givenGroups.parse([group]), [group]);
  });

  test("that exists can be named, whatever it holds", () => {
    assert.deepEqual(groups.parse(["a\u202eb"]), ["a\u202eb"]);
  });
});
