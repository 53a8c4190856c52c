import { createContext } from "react";

/** White letters have a contrast of 4.5:1 on each. Teal and violet say "to a group" and "privately". */
export const GROUNDS = [
  "bg-[#d4142a]",
  "bg-[#b35900]",
  "bg-[#7a7000]",
  "bg-[#1c8040]",
  "bg-[#0079b3]",
  "bg-[#3d55e0]",
  "bg-[#b62398]",
  "bg-[#6d7076]",
] as const;

export const ArrivalContext = createContext<(id: string) => number | undefined>(() => undefined);

/** Eight who came one after the other differ; without a place, the id decides. */
export function groundOf(id: string, place = hash(id)): string {
  return GROUNDS[place % GROUNDS.length] ?? GROUNDS[0];
}

/** FNV-1a: the ends of two ids that begin alike lead apart. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (const character of text) sum = Math.imul(sum ^ character.charCodeAt(0), 0x01000193) >>> 0;
  // The lowest bits alone are little mixed.
  return (sum ^ (sum >>> 15)) >>> 0;
}
