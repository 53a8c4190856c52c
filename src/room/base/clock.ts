import { CLOCK_SET_BACK_MS, laterOf, microsecondsAfter, type Timestamp, timestampAt } from "../../protocol";

/** A known time of a room, and the monotonic time at that moment in milliseconds. */
export type Reading = { readonly time: Timestamp; readonly elapsed: number };

/** The wall clock since 1970 and a monotonic clock, both in milliseconds. */
export type Clocks = { readonly wall: number; readonly elapsed: number };

/**
 * The time in a room: the wall clock's, but never before the newest event. If that event is more than five seconds
 * ahead, the wall clock has jumped: time then advances from `reading` by the monotonic clock.
 */
export function timeIn(newest: Timestamp, reading: Reading | undefined, { wall, elapsed }: Clocks): Timestamp {
  const now = timestampAt(wall);
  if (newest <= now) return now;
  if (reading === undefined || newest <= timestampAt(wall + CLOCK_SET_BACK_MS)) return newest;
  const since = Math.max(0, Math.floor((elapsed - reading.elapsed) * 1000));
  return laterOf(newest, microsecondsAfter(reading.time, since));
}

export function nextTime(now: Timestamp, newest: Timestamp): Timestamp {
  return now > newest ? now : microsecondsAfter(newest, 1);
}
