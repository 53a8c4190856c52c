import { MUTE_SECONDS, type Timestamp } from "../../../protocol";

/** 0 when the mute has ended. */
export function secondsUntil(end: Timestamp, now: Timestamp): number {
  if (end <= now) return 0;
  return Math.min(MUTE_SECONDS, Math.max(1, Math.round((Date.parse(end) - Date.parse(now)) / 1000)));
}
