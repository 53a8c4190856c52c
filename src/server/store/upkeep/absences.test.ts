import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Absence, absenceOf, explained } from "./absences";
import { AHEAD } from "./restore";

const all = (first: number, last: number, because: string): Absence => ({ first, last, because, numbers: null });

/** Every set of the numbers 1 to 8, in slices of two. */
const sets = Array.from({ length: 256 }, (_, bits) => [1, 2, 3, 4, 5, 6, 7, 8].filter((it) => bits & (1 << (it - 1))));

describe("Missing numbers", () => {
  test("are told apart, each of them, whatever was erased and whatever is lost besides", () => {
    for (const erased of sets) {
      const absences = [0, 2, 4, 6].flatMap((at) => absenceOf(erased.slice(at, at + 2).reverse()) ?? []);
      const parts = explained({ from: 1, to: 8 }, absences);
      const told = parts.flatMap(({ from, to, because }) =>
        Array.from({ length: to - from + 1 }, (_, at) => [from + at, because]),
      );
      assert.deepEqual(
        told,
        [1, 2, 3, 4, 5, 6, 7, 8].map((it) => [it, erased.includes(it) ? "cleared" : "unexplained"]),
      );
    }
  });

  test("of a clearing are noted in few letters", () => {
    assert.deepEqual(absenceOf([5, 3, 4, 9, 7, 8]), { first: 3, last: 9, because: "cleared", numbers: "3-5 7-9" });
    assert.deepEqual(absenceOf([5, 3, 4]), all(3, 5, "cleared"));
    assert.equal(absenceOf([]), undefined);
  });

  test("beside those of a restored backup are lost", () => {
    const restored = all(21, 20 + AHEAD, "restored");
    assert.deepEqual(explained({ from: 20, to: 20 + AHEAD }, [restored]), [
      { from: 20, to: 20, because: "unexplained" },
      { from: 21, to: 20 + AHEAD, because: "restored" },
    ]);
  });

  test("of an earlier version are told as such, and no further than it reached", () => {
    const absences = [all(1, 9, "cleared_earlier"), all(1, 30 + AHEAD, "restored_earlier")];
    const because = (from: number, to: number) => explained({ from, to }, absences).map((it) => it.because);
    assert.deepEqual(because(3, 5), ["cleared_earlier"]);
    assert.deepEqual(because(8, 10), ["cleared_earlier", "unexplained"]);
    assert.deepEqual(because(21, 20 + AHEAD), ["restored_earlier"]);
    assert.deepEqual(because(21, 19 + AHEAD), ["unexplained"]);
    assert.deepEqual(because(40 + AHEAD, 39 + 2 * AHEAD), ["unexplained"]);
  });
});
