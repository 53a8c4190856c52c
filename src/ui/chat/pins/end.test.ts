import assert from "node:assert/strict";
import { test } from "node:test";
import { timeOf } from "./end";

test("A pin ends never, in an hour, or at the user's next midnight", () => {
  const now = new Date(2026, 0, 31, 23, 30);
  assert.equal(timeOf("never", now), undefined);
  assert.equal(Date.parse(timeOf("hour", now) ?? ""), now.getTime() + 3_600_000);
  assert.equal(Date.parse(timeOf("day", now) ?? ""), new Date(2026, 1, 1).getTime());
});
