import type { Timestamp } from "../../protocol";
import { bad, type Decision, type Member } from "./room";

/** From exactly `until` on they are not. */
export function isMuted({ muted }: Pick<Member, "muted">, now: Timestamp): boolean {
  return muted !== undefined && !isEnded(muted, now);
}

export function isEnded({ until }: { readonly until?: Timestamp }, now: Timestamp): boolean {
  return until !== undefined && until <= now;
}

export function whileMuted(by: Member, now: Timestamp): Decision | undefined {
  if (!isMuted(by, now)) return undefined;
  const until = by.muted?.until;
  return bad("muted", until === undefined ? {} : { until, retry_after_ms: Date.parse(until) - Date.parse(now) });
}
