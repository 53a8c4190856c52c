import { type Edges, type Pattern, WHOLE_AFTER, WHOLE_BEFORE, WordTree } from "./word-tree";

const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}]|(?!\s)\p{Cc}/gu;

const UNSPACED =
  "\\p{Script_Extensions=Han}\\p{Script_Extensions=Hiragana}\\p{Script_Extensions=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";
/** The words of scripts that put spaces between them, with their marks. */
const WORD = new RegExp(`(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+`, "gu");

/** A text as filters compare it: NFKC, without case, without what cannot be seen, and with single spaces. */
export function normalised(text: string): string {
  return text
    .replace(UNSEEN, "")
    .normalize("NFKC")
    .toUpperCase()
    .toLowerCase()
    .replaceAll("ς", "σ")
    .normalize("NFKC")
    .replace(/\s+/gu, " ");
}

/** A word as a list has it, with `*` at either end; `undefined` where nothing of it is left to compare. */
function patternOf(word: string): Pattern | undefined {
  const all = normalised(word).trim();
  const isOpenBefore = all.startsWith("*");
  const rest = all.slice(isOpenBefore ? 1 : 0);
  const isOpenAfter = rest.endsWith("*");
  const letters = rest.slice(0, isOpenAfter ? -1 : undefined).trim();
  if (letters === "") return undefined;
  const { starts, ends } = edgesOf(letters);
  // In a script without spaces, and beside a sign, a word has no edge that anybody could see.
  const before = isOpenBefore || starts[0] !== 1 ? 0 : WHOLE_BEFORE;
  const after = isOpenAfter || ends[letters.length] !== 1 ? 0 : WHOLE_AFTER;
  return { letters, whole: before + after, starts };
}

function edgesOf(text: string): Edges {
  const [starts, ends] = [new Uint8Array(text.length + 1), new Uint8Array(text.length + 1)];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    starts[index] = 1;
    ends[index + word.length] = 1;
  }
  return { starts, ends };
}

/** The first word of a list, by its place, that leaves nothing to compare or becomes too long; -1 where all are good. */
export function wrongWord(words: readonly string[], longest: number): number {
  return words.findIndex((word) => {
    const pattern = patternOf(word);
    return pattern === undefined || pattern.letters.length > longest;
  });
}

/** Finds the words of a list in normalised texts. To compile a long list takes milliseconds: keep the function. */
export function matcherOf(words: readonly string[]): (text: string) => boolean {
  const patterns = words.flatMap((word) => patternOf(word) ?? []);
  if (patterns.length === 0) return () => false;
  const tree = new WordTree(patterns);
  return (text) => tree.isIn(text, edgesOf(text));
}
