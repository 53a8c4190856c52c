import assert from "node:assert/strict";
import test from "node:test";
import { sameDay, timesIn } from "./times";

const at = (year: number, month: number, day: number, hour: number) =>
  new Date(year, month - 1, day, hour, 5).toISOString();

test("near days have names, others dates, other years their year", () => {
  const now = new Date(2026, 2, 13, 9);
  const { day } = timesIn("en", ["en-GB"]);
  assert.equal(day(at(2026, 3, 13, 0), now), "Today");
  assert.equal(day(at(2026, 3, 12, 23), now), "Yesterday");
  assert.equal(day(at(2026, 3, 14, 0), now), "Tomorrow");
  assert.match(day(at(2026, 3, 6, 12), now), /^Friday,? 6 March$/);
  assert.equal(day(at(2025, 3, 6, 12), now), "6 March 2025");
  assert.equal(timesIn("de").day(at(2026, 3, 12, 23), now), "Gestern");
});

test("the browser's variant of the chosen language decides between 12 and 24 hours", () => {
  const afternoon = at(2026, 3, 13, 15);
  assert.equal(timesIn("en", ["de-DE", "en-GB"]).time(afternoon), "15:05");
  assert.match(timesIn("en", ["en-US"]).time(afternoon), /^3:05\sPM$/);
  assert.equal(timesIn("de", ["en-US"]).time(afternoon), "15:05");
});

test("a minute before and after midnight are different days", () => {
  assert.equal(sameDay(at(2026, 3, 12, 23), at(2026, 3, 13, 0)), false);
  assert.equal(sameDay(at(2026, 3, 13, 0), at(2026, 3, 13, 23)), true);
});
