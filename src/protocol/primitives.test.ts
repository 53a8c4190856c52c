import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { eventNumber, id, lastEventId, name, text, timestamp } from "./index";

describe("A time", () => {
  test("goes out in UTC with milliseconds, whatever its offset and precision", () => {
    for (const [given, out] of [
      ["2026-01-13T12:37:08Z", "2026-01-13T12:37:08.000Z"],
      ["2026-01-13T12:37:08.5Z", "2026-01-13T12:37:08.500Z"],
      ["2026-01-13T12:37:08.123999999Z", "2026-01-13T12:37:08.123Z"],
      ["1969-12-31T23:59:59.9999Z", "1969-12-31T23:59:59.999Z"],
      ["2026-01-13T00:37:08+05:45", "2026-01-12T18:52:08.000Z"],
      ["2026-01-13T12:37:08-00:00", "2026-01-13T12:37:08.000Z"],
      ["2024-02-29T23:59:59-23:59", "2024-03-01T23:58:59.000Z"],
    ])
      assert.equal(timestamp.parse(given), out);
  });

  test("lies in the years 0001 to 9999 once it is UTC", () => {
    for (const [given, out] of [
      ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"],
      ["0000-12-31T23:30:00-01:00", "0001-01-01T00:30:00.000Z"],
      ["9999-12-31T23:59:59.9999Z", "9999-12-31T23:59:59.999Z"],
    ])
      assert.equal(timestamp.parse(given), out);
    for (const wrong of ["0001-01-01T00:30:00+01:00", "9999-12-31T23:59:59-01:00", "0000-06-01T00:00:00Z"])
      assert.ok(!timestamp.safeParse(wrong).success, wrong);
  });

  test("is RFC 3339 and nothing near it", () => {
    for (const wrong of [
      "2026-01-13",
      "2026-01-13T12:37Z",
      "2026-01-13T12:37:08",
      "2026-01-13 12:37:08Z",
      "2026-01-13t12:37:08z",
      "2026-01-13T12:37:60Z",
      "2026-01-13T24:00:00Z",
      "2026-02-29T00:00:00Z",
      "2026-01-13T12:37:08+0100",
      "2026-01-13T12:37:08.Z",
      "2026-01-13T12:37:08Z\n",
      "+010000-01-01T00:00:00Z",
      "1768307828",
      1_768_307_828_123,
      null,
    ])
      assert.ok(!timestamp.safeParse(wrong).success, String(wrong));
  });

  test("sorts as a string as it does as a moment", () => {
    const moments = fc.date({
      min: new Date("0001-01-01T00:00:00Z"),
      max: new Date("9999-12-31T23:59:59.999Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, moments, (one, other) => {
        const [first, second] = [timestamp.parse(one.toISOString()), timestamp.parse(other.toISOString())];
        assert.equal(first < second, one.getTime() < other.getTime());
      }),
    );
  });
});

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
