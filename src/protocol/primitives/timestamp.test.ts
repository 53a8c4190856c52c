import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { laterOf, microsecondsAfter, timestampAt } from "../index";
import { timestamp } from "../schemas";

/** Microseconds since 1970, within the years 0001 to 9999. */
const moments = fc.bigInt({ min: -62_135_596_800_000_000n, max: 253_402_300_799_999_999n });

/** The moment as text, computed independently of the code. */
function written(moment: bigint): string {
  const micros = ((moment % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const second = new Date(Number((moment - micros) / 1_000n)).toISOString().slice(0, 19);
  return `${second}.${String(micros).padStart(6, "0")}Z`;
}

describe("A time", () => {
  test("goes out in UTC with microseconds, whatever its offset and precision", () => {
    for (const [given, out] of [
      ["2026-01-13T12:37:08Z", "2026-01-13T12:37:08.000000Z"],
      ["2026-01-13T12:37:08.5Z", "2026-01-13T12:37:08.500000Z"],
      ["2026-01-13T12:37:08.123Z", "2026-01-13T12:37:08.123000Z"],
      ["2026-01-13T12:37:08.123456Z", "2026-01-13T12:37:08.123456Z"],
      ["2026-01-13T12:37:08.123456999Z", "2026-01-13T12:37:08.123456Z"],
      ["1969-12-31T23:59:59.9999999Z", "1969-12-31T23:59:59.999999Z"],
      ["2026-01-13T00:37:08.000001+05:45", "2026-01-12T18:52:08.000001Z"],
      ["2026-01-13T12:37:08-00:00", "2026-01-13T12:37:08.000000Z"],
      ["2024-02-29T23:59:59-23:59", "2024-03-01T23:58:59.000000Z"],
    ])
      assert.equal(timestamp.parse(given), out);
  });

  test("lies in the years 0001 to 9999 once it is UTC", () => {
    for (const [given, out] of [
      ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000000Z"],
      ["0000-12-31T23:30:00-01:00", "0001-01-01T00:30:00.000000Z"],
      ["9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.999999Z"],
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

  test("sorts as a string as it does as a moment, to the microsecond", () => {
    const near = fc.tuple(moments, fc.bigInt({ min: -2_000_000n, max: 2_000_000n })).map(([it, by]) => [it, it + by]);
    const pairs = fc.oneof(fc.tuple(moments, moments), near as fc.Arbitrary<[bigint, bigint]>);
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        fc.pre(other > -62_135_596_800_000_000n && other < 253_402_300_800_000_000n);
        const [first, second] = [timestamp.parse(written(one)), timestamp.parse(written(other))];
        assert.equal(first < second, one < other);
        assert.equal(laterOf(first, second), one < other ? second : first);
      }),
    );
  });

  test("some microseconds after another is exact, over any boundary", () => {
    const years = fc.bigInt({ min: 0n, max: 4_000_000_000_000_000n });
    fc.assert(
      fc.property(years, fc.integer({ min: 0, max: 10 ** 12 }), (moment, by) => {
        assert.equal(microsecondsAfter(written(moment), by), written(moment + BigInt(by)));
      }),
    );
    assert.equal(microsecondsAfter("2026-12-31T23:59:59.999999Z", 1), "2027-01-01T00:00:00.000000Z");
  });

  test("of a clock's milliseconds has the same form", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (ms) => {
        assert.equal(timestampAt(ms), timestamp.parse(new Date(ms).toISOString()));
      }),
    );
  });
});
