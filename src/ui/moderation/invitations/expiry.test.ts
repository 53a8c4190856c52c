import assert from "node:assert/strict";
import test from "node:test";
import { expiresAt } from "./expiry";

const now = new Date(2026, 2, 13, 10, 0);

test("a span counts from now", () => {
  assert.equal(expiresAt("never", "", now), undefined);
  assert.equal(expiresAt("hour", "", now), new Date(2026, 2, 13, 11, 0).toISOString());
  assert.equal(expiresAt("week", "", now), new Date(now.getTime() + 604_800_000).toISOString());
});

test("a moment of one's own is in one's own time, and must be to come", () => {
  assert.equal(expiresAt("at", "2026-03-13T23:59", now), new Date(2026, 2, 13, 23, 59).toISOString());
  assert.equal(expiresAt("at", "2026-03-13T10:00", now), "wrong");
  assert.equal(expiresAt("at", "", now), "wrong");
});
