import type { Addressee } from "../../protocol";
import { keyOf } from "../../room/view";
import { recordIn } from "./choices";

const LEVELS = ["all", "mentions", "none"] as const;
export type Level = (typeof LEVELS)[number];

/** By the key of a conversation; `private` is for all private ones. */
export type Levels = Readonly<Record<string, Level | undefined>>;

export const ALL_PRIVATE = "private";

/** Choices that this page does not know are left out. */
export function levelsIn(text: string | undefined): Levels {
  const levels = Object.entries(recordIn(text)).flatMap(([key, kept]) => {
    const level = LEVELS.find((it) => it === kept);
    return level === undefined ? [] : [[key, level] as const];
  });
  return Object.fromEntries(levels);
}

type Choices = { readonly told: "all" | "mentions" | "private" | "none"; readonly levels: Levels };

export function levelOf({ told, levels }: Choices, to: Addressee): Level {
  const isPrivate = to.scope === "private";
  const chosen = levels[keyOf(to)] ?? (isPrivate ? levels[ALL_PRIVATE] : undefined);
  if (chosen !== undefined) return chosen;
  if (isPrivate) return told === "none" ? "none" : "all";
  return told === "private" ? "none" : told;
}

/** A muted conversation counts nowhere but in the list. */
export function isMuted(levels: Levels, to: Addressee): boolean {
  return levels[keyOf(to)] === "none";
}
