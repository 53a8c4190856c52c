import { type Id, MAX_MENTIONED_GROUPS, MAX_MENTIONS, type Mentions } from "../../../protocol";
import { located } from "../../language/text/located";

export type Chosen = { readonly text: string } & (
  | { readonly id: Id }
  | { readonly group: string }
  | { readonly all: true }
);

export function mentionsOf(chosen: readonly Chosen[]): Mentions {
  const ids = [...new Set(chosen.flatMap((it) => ("id" in it ? [it.id] : [])))].slice(0, MAX_MENTIONS);
  const groups = [...new Set(chosen.flatMap((it) => ("group" in it ? [it.group] : [])))].slice(0, MAX_MENTIONED_GROUPS);
  return {
    ...(ids.length > 0 && { mentions: ids }),
    ...(groups.length > 0 && { mention_groups: groups }),
    ...(chosen.some((it) => "all" in it) && { mention_all: true }),
  };
}

/** A mention goes with its text. */
export function standingIn(text: string, chosen: readonly Chosen[]): readonly Chosen[] {
  if (chosen.length === 0) return chosen;
  const spans = located(
    text,
    chosen.map((it) => [it.text]),
  );
  return chosen.filter((_, at) => spans.some(({ index }) => index === at));
}
