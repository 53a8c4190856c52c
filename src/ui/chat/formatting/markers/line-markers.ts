import type { Stretch } from "./stretch";

/** Without the line break; `next` is the beginning of the next line. */
export type Line = Stretch & { readonly next: number };

/** Deeper lists and quotations stay as typed. */
export const DEEPEST = 6;

const BLANK = /^[ \t]*$/;
const BULLET = /^[-*+](?=[ \t]|$)/;
const NUMBER = /^(\d{1,9})[.)](?=[ \t]|$)/;
/** A date: "1. 5. 2026" */
const TWO_NUMBERS = /^\d{1,9}[.)][ \t]+\d{1,9}[.)](?:[ \t]|$)/;
const RULER = /^(?:[-*_]+[ \t]*)+$/;
/** An action: "* waves *" */
const DEED = /^\*[ \t].*[ \t]\*[ \t]*$/;

export type Numbered = { readonly number: number; readonly dot: Stretch; readonly quotes: number };

/** The beginning of a line: signs that count, and signs that do not, as stretches. */
export type LineStart = {
  readonly at: number;
  readonly first: number;
  readonly quotes: number;
  readonly items: number;
  readonly numbered?: Numbered;
  readonly refused: readonly Stretch[];
};

export function linesOf(source: string): Line[] {
  const lines: Line[] = [];
  for (const { index, 0: whole, 1: text = "" } of source.matchAll(/([^\r\n]*)(?:\r\n|\r|\n|$)/g)) {
    if (index < source.length) lines.push({ from: index, to: index + text.length, next: index + whole.length });
  }
  return lines;
}

export function startOf(source: string, { from, to }: Line): LineStart {
  const refused: Stretch[] = [];
  let [at, first, quotes, items] = [from, from, 0, 0];
  let numbered: Numbered | undefined;
  const done = () => ({ at, first, quotes, items, numbered, refused });
  const refuse = (length: number) => {
    refused.push({ from: at, to: at + length });
    return done();
  };
  for (;;) {
    at += /^[ \t]*/.exec(source.slice(at, to))?.[0].length ?? 0;
    const rest = source.slice(at, to);
    const [signs = ""] = /^>+/.exec(rest) ?? [];
    const sign = signs || (BULLET.exec(rest) ?? NUMBER.exec(rest))?.[0];
    if (sign === undefined) return done();
    if (quotes + items + (signs.length || 1) > DEEPEST) return refuse(/^[-*+>\d.) \t]*/.exec(rest)?.[0].length ?? 0);
    if (signs !== "") {
      if (!/^(?:[ \t]|$)/.test(rest.slice(signs.length))) return refuse(signs.length);
      quotes += signs.length;
    } else {
      if (RULER.test(rest)) return refuse(rest.length);
      if (!isItem(rest, sign)) return refuse(sign.length);
      if (items === 0) first = at;
      items++;
      const number = NUMBER.exec(sign)?.[1];
      // Whether it counts depends on the lines around it.
      if (number !== undefined && numbered === undefined)
        numbered = { number: Number(number), dot: { from: at, to: at + sign.length }, quotes };
    }
    at += sign.length;
  }
}

function isItem(rest: string, sign: string): boolean {
  if (sign === "+" || BLANK.test(rest.slice(sign.length))) return false;
  return !TWO_NUMBERS.test(rest) && !DEED.test(rest);
}
