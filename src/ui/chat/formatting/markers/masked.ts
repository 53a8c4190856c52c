import { piecesOf } from "../links/links";
import { blockMarkersIn } from "./block-markers";
import { codeSpansIn } from "./code-spans";
import type { Fence } from "./fences";
import { flanksOf } from "./flanks";
import type { Stretch } from "./stretch";

const LETTER = "x";

export type Masked = { readonly text: string; readonly fenced: readonly Fence[] };

/** The time of the parser grows with the square of these. No letter has as many, but an attack. */
const MOST = { lines: 100, spans: 200 } as const;

/**
 * Of the same length: a letter stands for each sign that is no formatting, and for all that is `held`, so that
 * `snake_case` in an address stays. `undefined` if there are too many signs.
 */
export function masked(source: string, held: readonly Stretch[]): Masked | undefined {
  const { refused, fenced, count } = blockMarkersIn(source);
  const texts = between(fenced, source.length).map((it) => codeSpansIn(source, it));
  const spans = texts.flatMap((it) => it.spans);
  if (count > MOST.lines || spans.length > MOST.spans) return undefined;
  const letters = source.split("");
  const mask = (stretches: readonly Stretch[]) => {
    for (const { from, to } of stretches) letters.fill(LETTER, from, to);
  };
  mask([...refused, ...texts.flatMap((it) => it.refused)]);
  const code = [...fenced, ...spans];
  const isCode = (it: Stretch) => code.some(({ from, to }) => it.from < to && from < it.to);
  mask([...addressesIn(source), ...held].filter((it) => !isCode(it)));
  const runs = runsIn(letters.join("")).filter((it) => !isCode(it));
  const idle = runs.filter(({ from, to }) => !isActive(source, from, to));
  if (runs.length - idle.length > MOST.spans) return undefined;
  mask(idle);
  return { text: letters.join(""), fenced };
}

function runsIn(text: string): Stretch[] {
  return [...text.matchAll(/\*+(?![* \t])|\*+(?=[ \t])(?<=\S\*+)|_+|~+/g)].map(({ index, 0: run }) => ({
    from: index,
    to: index + run.length,
  }));
}

function isActive(source: string, from: number, to: number): boolean {
  const { open, close } = flanksOf(source, from, to);
  return open || close;
}

function between(stretches: readonly Stretch[], length: number): Stretch[] {
  const starts = [0, ...stretches.map(({ to }) => to)];
  const ends = [...stretches.map(({ from }) => from), length];
  return starts.map((from, at) => ({ from, to: ends[at] ?? length }));
}

/** The links of a text, without the markers that close around them: `**https://example.org**`. */
function addressesIn(source: string): Stretch[] {
  let at = 0;
  return piecesOf(source).flatMap(({ text, href }) => {
    const from = at;
    at += text.length;
    if (href === undefined) return [];
    const before = source.slice(source.lastIndexOf("\n", from) + 1, from);
    const isEmphasis = /(?:^|[\s([{*~])_(?=\S|$)/u.test(before);
    const [markers = ""] = (isEmphasis ? /[*_~]+$/ : /(?:\*|~~)+$/).exec(text) ?? [];
    return [{ from, to: at - markers.length }];
  });
}
