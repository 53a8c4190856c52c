import type { Line, LineStart } from "./line-markers";
import type { Stretch } from "./stretch";

/** `loose` code begins or ends in the line of its backticks, as many people type it; CommonMark has no such code. */
export type Fence = Stretch & {
  readonly loose?: {
    readonly open: number;
    readonly close: number;
  };
};

type Opening = { readonly ticks: string; readonly info: string };

type Place = Opening & { readonly index: number; readonly start: LineStart; readonly isList: boolean };

export function openingAt(source: string, { to }: Line, { at }: LineStart): Opening | undefined {
  const [, ticks, info = ""] = /^(`{3,})([^`]*)$/.exec(source.slice(at, to)) ?? [];
  return ticks === undefined ? undefined : { ticks, info: info.trim() };
}

/** `undefined` where the block is not closed, or empty. */
export function closedFence(source: string, lines: readonly Line[], place: Place) {
  const { index, ticks, info, start, isList } = place;
  const inQuotes = new RegExp(`^(?:[ \\t]*>){${start.quotes}}`);
  const fence = new RegExp(`^[ \\t]*\`{${ticks.length},}[ \\t]*$`);
  const looseEnd = new RegExp(`[^\`]\`{${ticks.length}}[ \\t]*$`);
  const opening = lines[index];
  if (!opening) return undefined;
  const indent = columnsOf(source.slice(opening.from, start.at));
  const isAlone = start.quotes === 0 && !isList;
  const open = start.at + ticks.length;
  let isEmpty = !/\s/.test(info);
  for (let last = index + 1; last < lines.length; last++) {
    const line = lines[last];
    if (!line) return undefined;
    const text = source.slice(line.from, line.to);
    const [signs] = inQuotes.exec(text) ?? [];
    if (signs === undefined) return undefined;
    const rest = text.slice(signs.length);
    const [space = ""] = /^[ \t]*/.exec(rest) ?? [];
    // The quotation or the list ends before.
    if (isList && space !== rest && columnsOf(signs + space) < indent) return undefined;
    const isClosed = fence.test(rest);
    if (isClosed && isEmpty) return undefined;
    const isLoose = isAlone && (isClosed ? /\s/.test(info) : looseEnd.test(rest));
    if (isClosed || isLoose) {
      const loose = { open, close: line.from + text.trimEnd().length - (/`+$/.exec(text.trimEnd())?.[0].length ?? 0) };
      return { last, fence: { from: start.at, to: line.to, ...(isLoose && { loose }) } };
    }
    if (space !== rest) isEmpty = false;
  }
  return undefined;
}

export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += character === "\t" ? 4 - (columns % 4) : 1;
  return columns;
}
