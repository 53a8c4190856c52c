import assert from "node:assert/strict";
import { test } from "node:test";
import { secondsUntil } from "./seconds-until";

test("a mute that is given back lasts until it would have ended, and not at all after that", () => {
  const at = (time: string) => `2026-03-13T${time}Z`;
  assert.equal(secondsUntil(at("10:10:00.000000"), at("10:00:00.400000")), 600);
  assert.equal(secondsUntil(at("10:00:00.300000"), at("10:00:00.000000")), 1);
  assert.equal(secondsUntil(at("10:00:00.000000"), at("10:00:00.000000")), 0);
  assert.equal(secondsUntil(at("10:00:00.000000"), at("10:00:00.000001")), 0);
});
