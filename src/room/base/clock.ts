import { laterOf, microsecondsAfter, type Timestamp, timestampAt } from "../../protocol";

/** A time that a room was known to have, and when it was, in milliseconds of a clock that only runs forward. */
export type Reading = { readonly time: Timestamp; readonly elapsed: number };

/** What clocks show at one moment: the wall's since 1970, and one that only runs forward; in milliseconds. */
export type Clocks = { readonly wall: number; readonly elapsed: number };

/** The wall clock may be set back by so much; a room waits for it then. In milliseconds. */
export const PATIENCE_MS = 5_000;

/**
 * What time it is in a room: the wall clock's, and never before the room's newest event. Where that one is more than
 * five seconds ahead, the wall clock has jumped: then time goes on from the reading by what has elapsed since, so that
 * what lasts for a while ends.
 * @param newest the time of the room's newest event
 * @param reading an earlier time of the room, if one is known
 */
export function timeIn(newest: Timestamp, reading: Reading | undefined, { wall, elapsed }: Clocks): Timestamp {
  const now = timestampAt(wall);
  if (newest <= now) return now;
  if (reading === undefined || newest <= timestampAt(wall + PATIENCE_MS)) return newest;
  const since = Math.max(0, Math.floor((elapsed - reading.elapsed) * 1000));
  return laterOf(newest, microsecondsAfter(reading.time, since));
}

/** The time of the next event: what time it is, or a microsecond after the newest event, so that times increase. */
export function nextTime(now: Timestamp, newest: Timestamp): Timestamp {
  return now > newest ? now : microsecondsAfter(newest, 1);
}
