import { compatible } from "./letters";

/** The number of a name that is taken more than once: "Alice (2)" has the base "Alice" and the mark 2. */
export type Marked = { readonly base: string; readonly mark: number };

/** The greatest mark. */
export const GREATEST_MARK = 999_999;
/** What a mark takes at most, in UTF-16 units, with its brackets and the space before it. */
const MARK_LENGTH = " (999999)".length;
const NAME_LENGTH = 100;

/**
 * A name's base and its mark, 1 without one. A number counts as a mark in whatever brackets or signs, before the name or
 * behind it: of "[3] Alice ✓" the base is "Alice ✓". One that is too small or too great to be given is none, and goes.
 */
export function markIn(name: string): Marked {
  let mark: number | undefined;
  let base = name;
  for (;;) {
    const { rest, digits } = cut(base);
    if (rest === undefined) return { base, mark: mark ?? 1 };
    const number = Number(digits);
    if (number >= 2 && number <= GREATEST_MARK) mark ??= number;
    base = rest;
  }
}

const SIGNS = "[\\p{P}\\p{S}\\p{Z}]*";
const NUMBER = "\\p{Z}*\\p{Nd}+\\p{Z}*";
const NUMBERED = `[\\p{P}\\p{S}]${NUMBER}[\\p{P}\\p{S}]`;
/** A bracket may be missing on the one side. */
const MARKS = [
  new RegExp(`^(.*?\\S)\\p{Z}*(${NUMBERED}|\\p{Ps}${NUMBER}|(?<=\\p{Z})${NUMBER}\\p{Pe})${SIGNS}$`, "su"),
  new RegExp(`^${SIGNS}(${NUMBERED})\\p{Z}*(\\S.*)$`, "su"),
] as const;

/** A name without its last mark, or without its first where none is behind it. */
function cut(name: string): { rest?: string; digits?: string } {
  const plain = compatible(name);
  const [, before = "", last] = MARKS[0].exec(plain) ?? [];
  if (isName(before)) return { rest: before, digits: digitsOf(last) };
  const [, first, behind = ""] = MARKS[1].exec(plain) ?? [];
  return isName(behind) ? { rest: behind, digits: digitsOf(first) } : {};
}

/** Of nothing but numbers and brackets, all is the name. */
function isName(text: string): boolean {
  return /[^\p{Ps}\p{Pe}\p{Nd}\p{Z}]/u.test(text);
}

function digitsOf(mark = ""): string | undefined {
  return /\d+/.exec(mark)?.[0];
}

/** What stays of a name when it gets a mark: so much that both fit. A letter and its accents stay together. */
export function markable(name: string): string {
  if (name.length <= NAME_LENGTH - MARK_LENGTH) return name;
  let base = "";
  for (const { segment } of new Intl.Segmenter().segment(name)) {
    if (base.length + segment.length > NAME_LENGTH - MARK_LENGTH) break;
    base += segment;
  }
  return base.trimEnd();
}

export function marked({ base, mark }: Marked): string {
  return mark === 1 ? base : `${base} (${mark})`;
}
