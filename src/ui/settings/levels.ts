import { z } from "zod";
import type { Addressee } from "../../protocol";
import { keyOf } from "../../room/view";

/** Of what in a conversation the user is told beyond the page. */
const level = z.enum(["all", "mentions", "none"]);
export type Level = z.infer<typeof level>;

/** What the user has chosen in a room, by the key of a conversation; `private` is for all private ones. */
const levels = z.record(z.string(), level.optional().catch(undefined));
export type Levels = Readonly<z.infer<typeof levels>>;

export const ALL_PRIVATE = "private";

/** Reads the choices as they are kept; those that this page does not know are left out. */
export function levelsIn(text: string | undefined): Levels {
  try {
    return levels.parse(JSON.parse(text ?? "{}"));
  } catch {
    return {};
  }
}

type Choices = { readonly told: "all" | "mentions" | "private" | "none"; readonly levels: Levels };

/** The choice for a conversation, else for all private ones, else for all rooms. */
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
