import { NAME_LENGTH } from "../../protocol";
import { GREATEST_MARK } from "../kit/limits";
import { compatible } from "./letters";

/** The number of a duplicate name: "Alice (2)" has the base "Alice" and the mark 2. */
export type Marked = { readonly base: string; readonly mark: number };

const MARK_LENGTH = ` (${GREATEST_MARK})`.length;

/**
 * The mark is 1 without a number. A number in any brackets or signs counts, before or behind: "[3] Alice ✓" has the
 * base "Alice ✓". A number out of range is removed, and gives no mark.
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
/** One of the brackets may be missing. */
const MARKS = [
  new RegExp(`^(.*?\\S)\\p{Z}*(${NUMBERED}|\\p{Ps}${NUMBER}|(?<=\\p{Z})${NUMBER}\\p{Pe})${SIGNS}$`, "su"),
  new RegExp(`^${SIGNS}(${NUMBERED})\\p{Z}*(\\S.*)$`, "su"),
] as const;

function cut(name: string): { rest?: string; digits?: string } {
  const plain = name.replace(/[\p{N}\p{Z}\p{DI}]+/gu, compatible);
  const [, before = "", last] = MARKS[0].exec(plain) ?? [];
  if (isName(before)) return { rest: before, digits: digitsOf(last) };
  const [, first, behind = ""] = MARKS[1].exec(plain) ?? [];
  return isName(behind) ? { rest: behind, digits: digitsOf(first) } : {};
}

function isName(text: string): boolean {
  return /[^\p{Ps}\p{Pe}\p{Nd}\p{Z}]/u.test(text);
}

function digitsOf(mark = ""): string | undefined {
  return /\d+/.exec(mark)?.[0];
}

/** Keeps a letter and its accents together. */
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
