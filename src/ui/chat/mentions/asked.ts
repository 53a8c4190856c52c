import { NAME_LENGTH } from "../../../protocol";
import { canBeginAt, located } from "../../language/text/located";
import type { Asked } from "../writing/use-combobox";

const BEHIND_SIGN = /@([\p{L}\p{N}][^@\n]*)$/u;

/** `@` at the beginning of a word, and at least one letter. A mention that was chosen already is none. */
export function askedAt(text: string, caret: number, chosen: readonly string[]): Asked | undefined {
  const before = text.slice(Math.max(0, caret - NAME_LENGTH - 1), caret);
  const found = BEHIND_SIGN.exec(before);
  if (found?.[1] === undefined) return undefined;
  const at = caret - found[0].length;
  if (!canBeginAt(text, at)) return undefined;
  const isChosen = located(text, [chosen]).some(({ from, to }) => from === at && to <= caret);
  return isChosen ? undefined : { at, query: found[1] };
}
