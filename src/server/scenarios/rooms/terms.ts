import { timestampAt } from "../../../protocol";

/** The time in so many minutes, by the wall clock. */
export function inMinutes(minutes: number): string {
  return timestampAt(Date.now() + minutes * 60_000);
}

/** So many names of groups, each another one. */
export function groupNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `group ${index}`);
}
