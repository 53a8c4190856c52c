import { type Timestamp, timestampAt } from "../../protocol";
import { capitalised } from "./text/capitalised";

type Reader = {
  readonly preferred?: readonly string[];
  readonly today?: Date;
  readonly clock?: "language" | "h23" | "h12";
};

/** 12 or 24 hours: the reader's clock decides, else the browser's variant of the language (`en-GB` for `en`). */
export function timesIn(language: string, { preferred = [], today = new Date(), clock = "language" }: Reader = {}) {
  const locale = preferred.find((it) => it === language || it.startsWith(`${language}-`)) ?? language;
  const hours = clock === "language" ? {} : { hourCycle: clock };
  const time = new Intl.DateTimeFormat(
    locale,
    clock === "language"
      ? { timeStyle: "short" }
      : { hour: clock === "h23" ? "2-digit" : "numeric", minute: "2-digit", ...hours },
  );
  const day = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" });
  const dayOfYear = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric" });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "short" });
  const date = new Intl.DateTimeFormat(locale, { day: "numeric", month: "numeric" });
  const dateOfYear = new Intl.DateTimeFormat(locale, { dateStyle: "short" });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", ...hours });
  const near = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const number = new Intl.NumberFormat(locale);
  return {
    time: (timestamp: string) => time.format(new Date(timestamp)),
    /** The day, for a heading: Today, Yesterday, Friday 13 March; of other years with the year. */
    day: (timestamp: string) => {
      const date = new Date(timestamp);
      const daysAway = calendarDaysBetween(today, date);
      if (daysAway >= -1 && daysAway <= 1) return capitalised(near.format(daysAway, "day"), locale);
      return (date.getFullYear() === today.getFullYear() ? day : dayOfYear).format(date);
    },
    /** As short as it tells enough: the time of today, the weekday of this week, else the date. */
    brief: (timestamp: string) => {
      const then = new Date(timestamp);
      const daysAway = calendarDaysBetween(today, then);
      if (daysAway === 0) return time.format(then);
      if (daysAway < 0 && daysAway > -7) return weekday.format(then);
      return (then.getFullYear() === today.getFullYear() ? date : dateOfYear).format(then);
    },
    /** The end of something in a sentence: 10:31; on another day with the date. */
    until: (timestamp: string) =>
      calendarDaysBetween(today, new Date(timestamp)) === 0
        ? time.format(new Date(timestamp))
        : moment.format(new Date(timestamp)),
    moment: (timestamp: string) => moment.format(new Date(timestamp)),
    list: (names: readonly string[]) => list.format(names),
    listed: (names: readonly string[]) => list.formatToParts(names),
    number: (value: number) => number.format(value),
  };
}

export type Times = ReturnType<typeof timesIn>;

export function sameDay(one: string, other: string): boolean {
  return calendarDaysBetween(new Date(one), new Date(other)) === 0;
}

export function dayAround(timestamp: string): { readonly from: Timestamp; readonly until: Timestamp } {
  const date = new Date(timestamp);
  const midnight = (days: number) =>
    timestampAt(new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime());
  return { from: midnight(0), until: midnight(1) };
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Midnights are compared as if in UTC: a day on which the clocks change counts as one too. */
function calendarDaysBetween(from: Date, to: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(to) - midnight(from)) / DAY_MS);
}
