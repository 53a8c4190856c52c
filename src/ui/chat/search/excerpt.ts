import { type Stretch, stretchesOf } from "../../../protocol";
import { plainText } from "../formatting/plain-text";

/** In UTF-16 units; `BEFORE` is the most that stands before the first match. */
const BEFORE = 60;
const LENGTH = 280;

export type Piece = { readonly text: string; readonly isMatch: boolean };

export function excerptOf(term: string, content: string): { readonly pieces: Piece[]; readonly isCut: boolean } {
  const words = plainText(content);
  // A marker can be sought, too.
  const text = (stretchesOf(term, words).length > 0 ? words : content).replace(/\s+/gu, " ");
  const stretches = stretchesOf(term, text);
  const from = beginIn(text, stretches[0]?.from ?? 0);
  const shown = text.slice(from, from + LENGTH).replace(/\p{Surrogate}$/u, "");
  return { pieces: piecesOf(shown, stretches, from), isCut: from > 0 };
}

/** Not in the middle of a word, where there is a space. */
function beginIn(text: string, match: number): number {
  if (match <= BEFORE) return 0;
  const space = text.indexOf(" ", match - BEFORE);
  return space >= 0 && space < match ? space + 1 : match;
}

function piecesOf(text: string, stretches: readonly Stretch[], offset: number): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  const add = (to: number, isMatch: boolean) => {
    if (to > end) pieces.push({ text: text.slice(end, to), isMatch });
    end = Math.max(end, to);
  };
  for (const { from, to } of stretches) {
    if (from - offset >= text.length) break;
    add(from - offset, false);
    add(Math.min(to - offset, text.length), true);
  }
  add(text.length, false);
  return pieces;
}
