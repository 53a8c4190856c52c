import assert from "node:assert/strict";
import { test } from "node:test";
import { utf8Length } from "../index";

test("a text is measured in bytes", () => {
  for (const [text, bytes] of [
    ["", 0],
    ["a", 1],
    ["ä", 2],
    ["€", 3],
    ["😀", 4],
    ["👩‍👩‍👧‍👦", 25],
  ] as const)
    assert.equal(utf8Length(text), bytes);
});
