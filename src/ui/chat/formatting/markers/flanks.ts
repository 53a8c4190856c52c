export type Flanks = { readonly open: boolean; readonly close: boolean };

/** Scripts that put no space between words: there a marker can stand anywhere. */
const WITHOUT_SPACES =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]/u;
const PICTURE = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|\u200D/u;
const WORD = /[\p{L}\p{N}\p{M}]/u;
const QUOTES = "\"'‘’‚‛“”„‟«»‹›";
const LONGEST = { "*": 3, _: 1, "~": 2 } as const;
const MARKER = /[*_~]/;
/** A kiss, such as `:*` and `:-*`. */
const EMOTICON = /(?:^|\s)[:;=][-^'o]?$/u;

const OPENING = `([{¿¡（［｛「『【〈《〔${QUOTES}`;
const CLOSING = `)]}.,:;!?…）］｝」』】〉》〕。、！？，．：；،؛؟।${QUOTES}`;
const BEFORE = `${OPENING}|–—―`;
const BEHIND = `${CLOSING}|–—―-`;
const FIRST = `${OPENING}#@$€£§…–—\``;
const LAST = `${CLOSING}#$€£%°+–—\``;
/** Longer markers are rarely anything else. */
const LONG = { before: "/-", behind: "/(", first: "<", last: "/->" } as const;

/** Stricter than CommonMark, for `2*3*4`, `^_^` and `__init__`; looser beside scripts without spaces. */
export function flanksOf(source: string, from: number, to: number): Flanks {
  const marker = source.charAt(from) as keyof typeof LONGEST;
  const length = to - from;
  if (length > LONGEST[marker]) return { open: false, close: false };
  const isLong = length > 1;
  if (!isLong && marker === "*" && EMOTICON.test(source.slice(Math.max(0, from - 3), from)))
    return { open: false, close: false };
  const [before, behind] = [characterBefore(source, from), characterAt(source, to)];
  const first = startOfContent(source, to);
  const last = characterBefore(source, endOfContent(source, from));
  const stands = (character: string, signs: string, more: string) =>
    character !== "" && (signs.includes(character) || (isLong && more.includes(character)));
  const isLoose = (character: string) =>
    character === "" || /\s/u.test(character) || MARKER.test(character) || WITHOUT_SPACES.test(character);
  const isContent = (character: string) => WORD.test(character) || PICTURE.test(character);
  return {
    open:
      !/\s/u.test(behind) &&
      (isLoose(before) || PICTURE.test(before) || stands(before, BEFORE, LONG.before)) &&
      (isContent(characterAt(source, first)) ||
        stands(characterAt(source, first), FIRST, LONG.first) ||
        /^(?:[-+]\p{N}|\.\.)/u.test(source.slice(first, first + 3))),
    close:
      !/\s/u.test(before) &&
      (isLoose(behind) ||
        PICTURE.test(behind) ||
        stands(behind, BEHIND, LONG.behind) ||
        (isLong && WORD.test(behind))) &&
      (isContent(last) || stands(last, LAST, LONG.last)),
  };
}

function startOfContent(source: string, at: number): number {
  let start = at;
  while (MARKER.test(source.charAt(start))) start++;
  return start;
}

function endOfContent(source: string, at: number): number {
  let end = at;
  while (MARKER.test(source.charAt(end - 1))) end--;
  return end;
}

export function characterAt(source: string, at: number): string {
  const code = source.codePointAt(at);
  return code === undefined ? "" : String.fromCodePoint(code);
}

export function characterBefore(source: string, at: number): string {
  return /.$/su.exec(source.slice(Math.max(0, at - 2), at))?.[0] ?? "";
}

/** Whether a marker would stand right behind a word, as in "it`s" and "x**2". */
export function isBehindWord(source: string, at: number): boolean {
  const before = characterBefore(source, at);
  return WORD.test(before) && !WITHOUT_SPACES.test(before);
}
