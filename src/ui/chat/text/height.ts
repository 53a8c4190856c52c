/** The text that fits on the smallest screen in the largest letters, in letters and lines. */
const SHORT = { letters: 80, lines: 4 } as const;
/** In other scripts a single character may be as wide as a line, such as ﷽ and 𒐫. */
const SHORT_OF_ANY_SCRIPT = 8;

const NARROW = /^[\p{ASCII}\u00A0-\u024F\u2010-\u2026\u2028\u2029]*$/u;
const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/u;

export function mayBeHigh(text: string): boolean {
  if (text.length > SHORT.letters) return true;
  // A block of code is higher than its lines.
  if (text.includes("```")) return true;
  if (text.length > SHORT_OF_ANY_SCRIPT && !NARROW.test(text)) return true;
  return text.split(LINE_BREAK).length > SHORT.lines;
}
