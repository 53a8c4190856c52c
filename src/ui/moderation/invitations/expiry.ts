/** How long an invitation may hold, to choose from; `at` is a moment of one's own. */
export const EXPIRIES = ["never", "hour", "day", "week", "month", "at"] as const;
export type Expiry = (typeof EXPIRIES)[number];

const HOURS: Record<Exclude<Expiry, "never" | "at">, number> = { hour: 1, day: 24, week: 7 * 24, month: 30 * 24 };

/**
 * When an invitation expires, RFC 3339: nothing for never, `"wrong"` for a moment that is none or is past.
 * `at` is what the browser's field of date and time holds, in the person's own time.
 */
export function expiresAt(expiry: Expiry, at: string, now: Date): string | undefined | "wrong" {
  if (expiry === "never") return undefined;
  if (expiry !== "at") return new Date(now.getTime() + HOURS[expiry] * 3_600_000).toISOString();
  const moment = new Date(at);
  return moment > now ? moment.toISOString() : "wrong";
}
