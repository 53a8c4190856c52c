import assert from "node:assert/strict";
import { test } from "node:test";
import { Quota } from "./quota";

test("A tally lets in so many of each, and another when one has left", () => {
  const tally = new Quota(2);
  assert.deepEqual([tally.enter("a"), tally.enter("a"), tally.enter("a"), tally.enter("b")], [true, true, false, true]);
  tally.leave("a");
  assert.deepEqual([tally.enter("a"), tally.enter("a")], [true, false]);
});

test("A tally of zero lets everybody in", () => {
  const tally = new Quota(0);
  for (let count = 0; count < 1000; count++) assert.ok(tally.enter("a"));
});
