import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { name } from "./index";

const accepted = (given: string) => name.safeParse(given).success;

describe("A name may hold", () => {
  test("what scripts need", () => {
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
