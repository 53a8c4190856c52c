/**
 * A moment, RFC 3339, in UTC with microseconds. All have one length, so strings compare as times; a `Date` holds only
 * milliseconds and is for display.
 */
export type Timestamp = string;

export function timestampAt(milliseconds: number): Timestamp {
  return new Date(milliseconds).toISOString().replace("Z", "000Z");
}

export function microsecondsAfter(before: Timestamp, microseconds: number): Timestamp {
  const sum = Number(before.slice(20, 26)) + microseconds;
  const seconds = Math.floor(sum / 1e6);
  const start = seconds === 0 ? before : timestampAt(new Date(`${before.slice(0, 19)}Z`).getTime() + seconds * 1000);
  return `${start.slice(0, 20)}${String(sum - seconds * 1e6).padStart(6, "0")}Z`;
}

export function laterOf(one: Timestamp, other: Timestamp): Timestamp {
  return one > other ? one : other;
}

/** Rounded up: so many milliseconds after `now` it is over. */
export function millisecondsUntil(time: Timestamp, now: Timestamp): number {
  const microseconds = Number(time.slice(23, 26)) - Number(now.slice(23, 26));
  return (
    new Date(`${time.slice(0, 23)}Z`).getTime() -
    new Date(`${now.slice(0, 23)}Z`).getTime() +
    (microseconds > 0 ? 1 : 0)
  );
}
