import { hasLink, termOf } from "../../../protocol";
import type { Sought } from "./sought";

/** The thread asks it of each text, and the server again of each hit. */
export function matcherOf({ term, hasLink: isLinked }: Pick<Sought, "term" | "hasLink">): (text: string) => boolean {
  const matches = termOf(term);
  return isLinked ? (text) => hasLink(text) && matches(text) : matches;
}
