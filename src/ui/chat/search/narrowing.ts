import { type Addressee, type Id, MIN_TERM, type Timestamp, timestampAt } from "../../../protocol";

export const PERIODS = ["any", "today", "week", "month"] as const;
export type Period = (typeof PERIODS)[number];

export type Filters = {
  readonly source?: Id | undefined;
  readonly to?: Addressee | undefined;
  readonly period: Period;
  readonly hasLink: boolean;
};

export const UNFILTERED: Filters = { period: "any", hasLink: false };

const DAYS: Readonly<Record<Exclude<Period, "any">, number>> = { today: 0, week: 6, month: 29 };

export function beginOf(period: Period, now: Date): Timestamp | undefined {
  if (period === "any") return undefined;
  return timestampAt(new Date(now.getFullYear(), now.getMonth(), now.getDate() - DAYS[period]).getTime());
}

/** `undefined` for a term that is too short. */
export function askedFor(written: string, filters: Filters, now: Date) {
  const term = written.trim();
  if (term.length < MIN_TERM) return undefined;
  const since = beginOf(filters.period, now);
  return {
    term,
    ...filters.to,
    ...(filters.source !== undefined && { source: filters.source }),
    ...(filters.hasLink && { has: "link" as const }),
    ...(since !== undefined && { since }),
  };
}

export function isFiltered({ source, to, period, hasLink }: Filters): boolean {
  return source !== undefined || to !== undefined || period !== "any" || hasLink;
}
