import type { Fence } from "./fences";
import { linesOf, startOf } from "./line-markers";
import type { Stretch } from "./stretch";

/** `line`: the number of its first line, from 1 on. */
export type Segment = Stretch & { readonly line: number; readonly lines: number };

/** Parts of a text that know nothing of each other: a blank line stands between, and no list goes on. */
export function segmentsOf(text: string, fenced: readonly Fence[]): Segment[] {
  const lines = linesOf(text);
  let isAfterBlank = false;
  const starts = lines.flatMap((line, index) => {
    const isBlank = text.slice(line.from, line.to).trim() === "";
    const begins =
      isAfterBlank &&
      !isBlank &&
      !/^[ \t]/.test(text.charAt(line.from)) &&
      startOf(text, line).items === 0 &&
      !fenced.some(({ from, to }) => from < line.from && line.from < to);
    isAfterBlank = isBlank;
    return index === 0 || begins ? [index] : [];
  });
  return starts.map((index, at) => {
    const end = starts[at + 1] ?? lines.length;
    const from = lines[index]?.from ?? 0;
    return { from, to: lines[end]?.from ?? text.length, line: index + 1, lines: end - index };
  });
}
