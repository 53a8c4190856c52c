export const EXPIRIES = ["never", "hour", "day", "week", "month", "at"] as const;
export type Expiry = (typeof EXPIRIES)[number];

const HOURS: Record<Exclude<Expiry, "never" | "at">, number> = { hour: 1, day: 24, week: 7 * 24, month: 30 * 24 };

/** `undefined` for never, `"wrong"` for an invalid or past moment. `at` comes from the browser's date field. */
export function expiresAt(expiry: Expiry, at: string, now: Date): string | undefined | "wrong" {
  if (expiry === "never") return undefined;
  if (expiry !== "at") return new Date(now.getTime() + HOURS[expiry] * 3_600_000).toISOString();
  const moment = new Date(at);
  return moment > now ? moment.toISOString() : "wrong";
}
