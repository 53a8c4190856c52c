import { z } from "zod";

/**
 * A moment, RFC 3339. Comes in with any offset and any precision; becomes UTC with microseconds, finer digits cut,
 * years 0001–9999: of one length, so that comparing the strings compares the times. A `Date` holds milliseconds only:
 * it is for showing a time, never for comparing two.
 */
export const timestamp = z.iso.datetime({ offset: true }).transform((value, context) => {
  const [, second = "", fraction = "", offset = ""] = /^([^.]{19})(?:\.(\d+))?(.+)$/.exec(value) ?? [];
  const utc = new Date(second + offset).toISOString();
  if (utc.length === 24 && !utc.startsWith("0000")) return `${utc.slice(0, 20)}${fraction.slice(0, 6).padEnd(6, "0")}Z`;
  context.addIssue({ code: "custom", message: "outside the years 0001–9999" });
  return z.NEVER;
});
export type Timestamp = z.infer<typeof timestamp>;

/** The moment that a number of milliseconds since 1970 names. */
export function timestampAt(milliseconds: number): Timestamp {
  return new Date(milliseconds).toISOString().replace("Z", "000Z");
}

/** The moment that comes some microseconds after another. */
export function microsecondsAfter(before: Timestamp, microseconds: number): Timestamp {
  const sum = Number(before.slice(20, 26)) + microseconds;
  const seconds = Math.floor(sum / 1e6);
  // A carry is rare, and a `Date` costs more than all else here.
  const start = seconds === 0 ? before : timestampAt(new Date(`${before.slice(0, 19)}Z`).getTime() + seconds * 1000);
  return `${start.slice(0, 20)}${String(sum - seconds * 1e6).padStart(6, "0")}Z`;
}

/** The later of two moments. */
export function laterOf(one: Timestamp, other: Timestamp): Timestamp {
  return one > other ? one : other;
}
