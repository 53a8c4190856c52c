import { type Timestamp, timestampAt } from "../../../protocol";

export const ENDS = ["never", "hour", "day"] as const;
/** `day` ends at the coming midnight of the user. */
export type End = (typeof ENDS)[number];

export function timeOf(end: End, now: Date): Timestamp | undefined {
  switch (end) {
    case "never":
      return undefined;
    case "hour":
      return timestampAt(now.getTime() + 3_600_000);
    case "day":
      return timestampAt(new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime());
  }
}
