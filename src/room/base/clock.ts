import { CLOCK_SET_BACK_MS, laterOf, microsecondsAfter, type Timestamp, timestampAt } from "../../protocol";

/** A known time of a room, and the monotonic time of that reading in milliseconds. */
export type Reading = { readonly time: Timestamp; readonly elapsed: number };

/** The wall clock since 1970 and a monotonic clock, both in milliseconds. */
export type Clocks = { readonly wall: number; readonly elapsed: number };

/**
 * The time in a room: the wall clock's, but never before the room's newest event. If that event is more than five
 * seconds ahead, the wall clock has jumped. Time then advances from the reading by the monotonic clock, so that
 * timeouts still end.
 * @param newest the time of the room's newest event
 * @param reading an earlier time of the room, if one is known
 */
export function timeIn(newest: Timestamp, reading: Reading | undefined, { wall, elapsed }: Clocks): Timestamp {
  const now = timestampAt(wall);
  if (newest <= now) return now;
  if (reading === undefined || newest <= timestampAt(wall + CLOCK_SET_BACK_MS)) return newest;
  const since = Math.max(0, Math.floor((elapsed - reading.elapsed) * 1000));
  return laterOf(newest, microsecondsAfter(reading.time, since));
}

/** The time of the next event: now, or a microsecond after the newest event, so that times increase. */
export function nextTime(now: Timestamp, newest: Timestamp): Timestamp {
  return now > newest ? now : microsecondsAfter(newest, 1);
}
