import { folded, wordsOf } from "../primitives/folded";

const SPACED = /[\p{L}\p{N}\p{M}]/u;
const UNSPACED =
  /[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The place of a word in a folded text, from a place on; -1 where there is none. */
export type FindsWord = { readonly length: number; readonly placeIn: (text: string, from: number) => number };

/**
 * Matches each word of a term as the beginning of a word, a single letter as a whole word, and scripts without spaces
 * anywhere. A term without words matches nothing.
 */
export function termOf(term: string): (text: string) => boolean {
  const words = soughtWords(term);
  return (text) => {
    if (words.length === 0) return false;
    const searched = folded(text);
    return words.every(({ placeIn }) => placeIn(searched, 0) >= 0);
  };
}

export function soughtWords(term: string): FindsWord[] {
  return wordsOf(term).map((word) => ({ length: word.length, placeIn: finding(word) }));
}

function finding(word: string): FindsWord["placeIn"] {
  const isWhole = [...word].length === 1;
  if (!isSpaced(codePointAt(word, 0))) return (text, from) => text.indexOf(word, from);
  return (text, from) => {
    for (let at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1))
      if (!isSpaced(codePointBefore(text, at)) && !(isWhole && isSpaced(codePointAt(text, at + word.length))))
        return at;
    return -1;
  };
}

function isSpaced(character: string): boolean {
  return SPACED.test(character) && !UNSPACED.test(character);
}

function codePointAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? "" : String.fromCodePoint(code);
}

function codePointBefore(text: string, at: number): string {
  const code = text.charCodeAt(at - 1);
  return codePointAt(text, code >= 0xdc00 && code <= 0xdfff ? at - 2 : at - 1);
}
