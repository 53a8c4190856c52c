import { isBehindWord } from "./flanks";
import type { Stretch } from "./stretch";

/** `refused` backticks mean themselves; `spans` have their backticks. */
export type CodeSpans = { readonly refused: readonly Stretch[]; readonly spans: readonly Stretch[] };

const OF_LINES = 3;

/** Code ends in its line, and begins no later than its word: "it`s" and a lost backtick swallow nothing. */
export function codeSpansIn(source: string, { from, to }: Stretch): CodeSpans {
  const refused: Stretch[] = [];
  const spans: Stretch[] = [];
  const runs = [...source.slice(from, to).matchAll(/`+/g)].map(({ index, 0: { length } }) => ({
    from: from + index,
    to: from + index + length,
    length,
  }));
  const end = endsOf(source, runs, to);
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index];
    if (!run) break;
    const last = isBehindWord(source, run.from) ? index : closingOf(runs, index, end(run));
    const closing = last === index ? undefined : runs[last];
    if (!closing || source.slice(run.to, closing.from).trim() === "") refused.push(run);
    else {
      spans.push({ from: run.from, to: closing.to });
      index = last;
    }
  }
  return { refused, spans };
}

type Run = Stretch & { readonly length: number };

function closingOf(runs: readonly Run[], index: number, limit: number): number {
  for (let at = index + 1; at < runs.length; at++) {
    const run = runs[at];
    if (!run || run.from >= limit) return index;
    if (run.length === runs[index]?.length) return at;
  }
  return index;
}

/** The runs are asked in order. */
function endsOf(source: string, runs: readonly Run[], to: number): (run: Run) => number {
  const isLong = runs.some(({ length }) => length >= OF_LINES);
  const blanks = isLong ? [...source.matchAll(/(?:\r\n|\r|\n)[ \t>]*(?=\r|\n)/g)].map(({ index }) => index) : [];
  let line = -1;
  return ({ to: from, length }) => {
    if (length >= OF_LINES) return blanks.find((it) => it >= from) ?? to;
    if (from > line) {
      const end = source.slice(from, to).search(/[\r\n]/);
      line = end < 0 ? to : from + end;
    }
    return line;
  };
}
