import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { eventNumber, id, lastEventId, name, text } from "../schemas";

describe("An id", () => {
  test("comes in in either case and goes out in lower case", () => {
    assert.equal(id.parse("B0B00000-0000-4000-8000-00000000ABCD"), "b0b00000-0000-4000-8000-00000000abcd");
  });

  test("need not be an RFC 4122 UUID", () => {
    for (const given of ["00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"])
      assert.equal(id.parse(given), given);
  });
});

describe("A name", () => {
  test("is trimmed before it is measured, in UTF-16 units", () => {
    assert.equal(name.parse(`\n ${"a".repeat(100)}\u00a0`), "a".repeat(100));
    assert.equal(name.parse("😀".repeat(50)), "😀".repeat(50));
    for (const wrong of ["", " \t\u2003", "a".repeat(101), `${"😀".repeat(50)}a`])
      assert.ok(!name.safeParse(wrong).success, wrong);
  });
});

test("A text is one that every database can hold", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (value) => {
      assert.equal(text.safeParse(value).success, !value.includes("\0"));
    }),
  );
  for (const wrong of ["\0", "a\0b", "\ud800", "\udc00a", "\udc00\ud800"]) assert.ok(!text.safeParse(wrong).success);
});

test("An event's number is decimal digits, and anything else for a last event id is none", () => {
  for (const good of ["0", "42", "999999999999999"]) assert.equal(lastEventId.parse(good), Number(good));
  for (const wrong of ["", "-1", "1.5", "1e3", " 1", "0x1", "1000000000000000", "\u0663", 5])
    assert.ok(!eventNumber.safeParse(wrong).success, String(wrong));
});
