import { FILTER_WORD_LENGTH, type Filters, hasLink, type RulesCommand } from "../../protocol";
import { accepted, bad, type CompiledFilters, type Decision, type Request, type Room, refused } from "../base/room";
import { roomRules } from "./rules";
import { matcherOf, normalised, wrongWord } from "./words";

type Setting = Request<Extract<RulesCommand, { action: "set_filters" }>>;

/** "link" and "word": a moderator has to see the text first, and why. */
export type Verdict = "pass" | "link" | "word" | "block";

export function compiled({ words, on_match }: Filters): CompiledFilters {
  return { words, on_match, matches: matcherOf(words) };
}

export function verdictOn(text: string, room: Pick<Room, "states" | "filters">): Verdict {
  const { links } = roomRules.of(room);
  if (links === "allow" && room.filters === undefined) return "pass";
  const searched = normalised(text);
  const onLink = links !== "allow" && (hasLink(text) || hasLink(searched)) ? links : "pass";
  const onWord = room.filters?.matches(searched) ? room.filters.on_match : "pass";
  if (onLink === "block" || onWord === "block") return "block";
  if (onWord === "hold") return "word";
  return onLink === "hold" ? "link" : "pass";
}

export function isBlockedName(name: string, { filters }: Pick<Room, "filters">): boolean {
  return filters?.matches(normalised(name)) === true;
}

export function setFilters({ room, by, payload }: Setting): Decision {
  const { action: _, ...filters } = payload;
  const wrong = wrongWord(filters.words, FILTER_WORD_LENGTH);
  if (wrong >= 0) return bad("invalid_payload", { field: `words.${wrong}` });
  const before = room.filters ?? { words: [], on_match: "block" };
  if (before.on_match === filters.on_match && isSame(before.words, filters.words)) return refused("nothing_to_do");
  const event = { message: "filters_changed", ...filters, issued_by: by.id } as const;
  return accepted([{ namespace: "rules", payload: event, by: by.id }]);
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word, at) => word === other[at]);
}
