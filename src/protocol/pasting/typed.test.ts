import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isGivenGroup, isName } from "../index";
import { givenGroups, name } from "../schemas";

test("what a person types is judged as the schemas judge it", () => {
  const parts = fc.constantFrom(
    "",
    " ",
    "a",
    "é",
    "e\u0301",
    "\u0301",
    "\u200b",
    "\u202e",
    "\0",
    "\ud800",
    "👩‍💻",
    "\u3164",
  );
  const odd = fc.array(parts, { maxLength: 6 }).map((all) => all.join(""));
  const long = fc.constantFrom(99, 100, 101, 999, 1000, 1001).map((length) => "x".repeat(length));
  const padded = fc.tuple(odd, long, odd).map((all) => all.join(""));
  fc.assert(
    fc.property(fc.oneof(odd, long, padded, fc.string({ unit: "binary" })), (typed) => {
      assert.equal(isName(typed), name.safeParse(typed).success);
      assert.equal(isGivenGroup(typed), givenGroups.safeParse([typed]).success);
    }),
    { numRuns: 2_000 },
  );
});
