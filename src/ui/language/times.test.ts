import assert from "node:assert/strict";
import test from "node:test";
import { timestampAt } from "../../protocol";
import { dayAround, sameDay, timesIn } from "./times";

const at = (year: number, month: number, day: number, hour: number) =>
  new Date(year, month - 1, day, hour, 5).toISOString();

test("near days have names, others dates, and other years their year", () => {
  const now = new Date(2026, 2, 13, 9);
  const { day } = timesIn("en", { preferred: ["en-GB"], today: now });
  assert.equal(day(at(2026, 3, 13, 0)), "Today");
  assert.equal(day(at(2026, 3, 12, 23)), "Yesterday");
  assert.equal(day(at(2026, 3, 14, 0)), "Tomorrow");
  assert.match(day(at(2026, 3, 6, 12)), /^Friday,? 6 March$/);
  assert.equal(day(at(2025, 3, 6, 12)), "6 March 2025");
  assert.equal(timesIn("de", { today: now }).day(at(2026, 3, 12, 23)), "Gestern");
});

test("the browser's variant of the chosen language decides between 12 and 24 hours", () => {
  const afternoon = at(2026, 3, 13, 15);
  assert.equal(timesIn("en", { preferred: ["de-DE", "en-GB"] }).time(afternoon), "15:05");
  assert.match(timesIn("en", { preferred: ["en-US"] }).time(afternoon), /^3:05\sPM$/);
  assert.equal(timesIn("de", { preferred: ["en-US"] }).time(afternoon), "15:05");
});

test("in a list, today has the time, this week the weekday, and what is older the date", () => {
  const { brief } = timesIn("en", { preferred: ["en-GB"], today: new Date(2026, 2, 13, 9) });
  assert.equal(brief(at(2026, 3, 13, 8)), "08:05");
  assert.equal(brief(at(2026, 3, 12, 23)), "Thu");
  assert.equal(brief(at(2026, 3, 7, 0)), "Sat");
  assert.equal(brief(at(2026, 3, 6, 23)), "06/03");
  assert.equal(brief(at(2025, 3, 6, 23)), "06/03/2025");
});

test("the reader's own clock goes before that of the language", () => {
  const [afternoon, night] = [at(2026, 3, 13, 15), at(2026, 3, 13, 0)];
  const american = timesIn("en", { preferred: ["en-US"], clock: "h23" });
  assert.deepEqual([american.time(afternoon), american.time(night)], ["15:05", "00:05"]);
  assert.match(american.moment(afternoon), /15:05$/);
  const german = timesIn("de", { clock: "h12" });
  assert.match(german.time(afternoon), /^0?3:05\sPM$/);
  assert.match(german.time(night), /^12:05\sAM$/);
});

test("a minute before and after midnight are different days", () => {
  assert.equal(sameDay(at(2026, 3, 12, 23), at(2026, 3, 13, 0)), false);
  assert.equal(sameDay(at(2026, 3, 13, 0), at(2026, 3, 13, 23)), true);
});

test("a day begins and ends at the reader's midnight, in any zone and on days on which the clocks change", () => {
  const zone = process.env.TZ;
  try {
    for (const [where, midnight, hours] of [
      ["UTC", "2026-03-13T00:00:00Z", 24],
      ["Asia/Kolkata", "2026-03-12T18:30:00Z", 24],
      ["Asia/Kathmandu", "2026-03-12T18:15:00Z", 24],
      ["America/St_Johns", "2026-03-13T02:30:00Z", 24],
      ["Pacific/Chatham", "2026-03-12T10:15:00Z", 24],
      ["Australia/Lord_Howe", "2026-04-04T13:00:00Z", 24.5],
      ["Australia/Lord_Howe", "2026-10-03T13:30:00Z", 23.5],
      ["America/St_Johns", "2026-03-08T03:30:00Z", 23],
      // Here the hour after midnight is left out, and here it is repeated.
      ["Africa/Cairo", "2026-04-23T22:00:00Z", 23],
      ["America/Havana", "2026-11-01T04:00:00Z", 25],
    ] as const) {
      process.env.TZ = where;
      const start = Date.parse(midnight);
      const end = start + hours * 3_600_000;
      for (const moment of [start, start + 1, (start + end) / 2, end - 1]) {
        const { from, until } = dayAround(timestampAt(moment));
        assert.equal(from, timestampAt(start), where);
        assert.equal(until, timestampAt(end), where);
      }
      assert.equal(dayAround(timestampAt(start - 1)).until, timestampAt(start), where);
    }
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test("the end of something is told by its time today, and with the date on another day", () => {
  const { until } = timesIn("en", { preferred: ["en-GB"], today: new Date(2026, 2, 13, 9, 0) });
  assert.equal(until(new Date(2026, 2, 13, 10, 31).toISOString()), "10:31");
  assert.equal(until(new Date(2026, 2, 14, 0, 30).toISOString()), "14 March 2026 at 00:30");
});
