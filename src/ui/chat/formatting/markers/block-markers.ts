import { closedFence, columnsOf, type Fence, openingAt } from "./fences";
import { DEEPEST, type Line, linesOf, type Numbered, startOf } from "./line-markers";
import type { Stretch } from "./stretch";

export type BlockMarkers = {
  readonly refused: readonly Stretch[];
  readonly fenced: readonly Fence[];
  /** The number of signs that may format. */
  readonly count: number;
};

/** After so many fences that nothing closes, none is looked at: each look goes through all lines. */
const LOST = 8;

type Ordered = { readonly quotes: number; readonly found: Numbered[]; lines: number };

/** Finds the signs at the beginnings of lines that are no formatting, and the fences that are closed. */
export function blockMarkersIn(source: string): BlockMarkers {
  const lines = linesOf(source);
  const refused: Stretch[] = [];
  const fenced: Fence[] = [];
  let ordered: Ordered | undefined;
  let indents: number[] = [];
  let [isQuote, isList, unclosed, count] = [false, false, 0, 0];
  const endOrdered = () => {
    if (ordered) refused.push(...withoutList(ordered).map(({ dot }) => dot));
    ordered = undefined;
  };

  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (!line) break;
    const start = startOf(source, line);
    const isBlank = start.at === line.to;
    if (start.quotes > 0 && isBlank && !isQuote && !isQuoted(source, lines[index + 1])) {
      refused.push({ from: line.from, to: line.to });
      continue;
    }
    refused.push(...start.refused);
    if (start.items > 0 && isTooDeep(columnsOf(source.slice(line.from, start.first)), indents))
      refused.push({ from: start.first, to: start.at });
    count += start.quotes + start.items;
    isQuote = start.quotes > 0;
    const isIndented = /^[ \t]/.test(source.slice(line.from, line.to));
    if (!isBlank && !isIndented && start.items === 0) indents = [];
    if (!isBlank && !isIndented) isList = start.items > 0;
    else isList ||= start.items > 0;

    if (ordered && (ordered.quotes !== start.quotes || (!isBlank && !isIndented && !start.numbered))) endOrdered();
    if (start.numbered) {
      ordered ??= { quotes: start.quotes, found: [], lines: 0 };
      ordered.found.push(start.numbered);
    }
    if (ordered && !isBlank) ordered.lines++;

    const opening = openingAt(source, line, start);
    if (!opening) continue;
    const found = unclosed < LOST && closedFence(source, lines, { ...opening, index, start, isList });
    if (!found) unclosed++;
    else {
      fenced.push(found.fence);
      if (ordered) ordered.lines += found.last - index;
      index = found.last;
    }
  }
  endOrdered();
  return { refused, fenced, count: count + fenced.length };
}

function isTooDeep(indent: number, indents: number[]): boolean {
  while ((indents.at(-1) ?? -1) >= indent) indents.pop();
  indents.push(indent);
  return indents.length > DEEPEST;
}

/** A list of numbers begins with 1 or 0 and goes on: "1986. A great year" and a lone "1. May" are sentences. */
function withoutList({ found, lines }: Ordered): readonly Numbered[] {
  const first = found.findIndex(({ number }) => number <= 1);
  return first < 0 || lines - first < 2 ? found : found.slice(0, first);
}

function isQuoted(source: string, line: Line | undefined): boolean {
  if (!line) return false;
  const { quotes, at } = startOf(source, line);
  return quotes > 0 && at < line.to;
}
