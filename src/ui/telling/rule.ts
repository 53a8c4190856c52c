import { type Levels, levelOf } from "../settings/levels";
import type { Settings } from "../settings/settings";
import type { Occurrence } from "./occurrence";

/** At the conversation, at something else of the page, or elsewhere, as far as this tab knows. */
export type Look = "there" | "here" | "away";

export type Ways = { readonly sound: boolean; readonly desktop: boolean };

const SILENCE: Ways = { sound: false, desktop: false };

type Choices = Pick<Settings, "told" | "sound" | "desktop" | "quiet_until"> & { readonly levels: Levels };

/** Own words, and what is before the user's eyes, are not told; a muted conversation tells not even of mentions. */
export function waysOf(occurrence: Occurrence, choices: Choices, look: Look, now: number): Ways {
  const { isOwn, calls, to } = occurrence;
  if (isOwn || look === "there" || now < choices.quiet_until) return SILENCE;
  const level = levelOf(choices, to);
  if (level === "none" || (level === "mentions" && calls === undefined)) return SILENCE;
  return { sound: choices.sound, desktop: choices.desktop };
}

export function isTold({ sound, desktop }: Ways): boolean {
  return sound || desktop;
}
