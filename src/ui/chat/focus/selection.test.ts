import assert from "node:assert/strict";
import test from "node:test";
import { extended, selectionOf, toggled } from "./selection";

const order = ["a", "b", "c", "d", "e"];

test("a message is taken in and out again, and stays the anchor", () => {
  const two = toggled(selectionOf("b"), "d");
  assert.deepEqual([[...two.ids], two.anchor], [["b", "d"], "d"]);
  const one = toggled(two, "d");
  assert.deepEqual([[...one.ids], one.anchor], [["b"], "d"]);
});

test("a range extends from the anchor in both directions, and keeps what was selected before", () => {
  const down = extended(selectionOf("b"), "d", order);
  assert.deepEqual([...down.ids].sort(), ["b", "c", "d"]);
  assert.deepEqual([...extended(down, "a", order).ids].sort(), ["a", "b", "c", "d"]);
  assert.equal(down.anchor, "b");
});

test("a range whose anchor is gone begins anew", () => {
  const { ids, anchor } = extended(selectionOf("gone"), "c", order);
  assert.deepEqual([[...ids].sort(), anchor], [["c", "gone"], "c"]);
});
