import { parse, postprocess, preprocess } from "micromark";
import { constructsFor } from "./constructs";
import { addEvents } from "./events";
import { linked } from "./linked";
import { masked } from "./markers/masked";
import { segmentsOf } from "./markers/segments";
import type { Stretch } from "./markers/stretch";
import type { Formatted } from "./tree";
import { TreeBuilder } from "./tree-builder";

const SIGNS = /[*_`]|~~|^[ \t]*(?:>|-[ \t]|\d{1,9}[.)][ \t])/m;
/** The parser leaves it out. */
const BYTE_ORDER_MARK = /^\uFEFF/;
/** The time of the parser grows with the square of the lines. */
const MOST_LINES = 250;

/** In `held` stretches, such as the names of mentions, nothing is formatted. */
export function formatted(source: string, held: readonly Stretch[] = []): Formatted {
  if (!SIGNS.test(source)) return asTyped(source);
  const found = masked(source, held);
  if (!found) return asTyped(source);
  const text = found.text.replace(BYTE_ORDER_MARK, "x");
  const tree = new TreeBuilder(source);
  const parser = parse({ extensions: constructsFor(source, found.fenced) });
  for (const { from, to, line, lines } of segmentsOf(text, found.fenced)) {
    const segment = text.slice(from, to);
    if (lines > MOST_LINES || !SIGNS.test(segment)) continue;
    const chunks = preprocess()(segment, undefined, true);
    addEvents(tree, postprocess(parser.document({ line, column: 1, offset: from }).write(chunks)));
  }
  return tree.done();
}

export function asTyped(source: string): Formatted {
  return { source, blocks: [{ kind: "text", at: 0, pieces: linked(source, 0) }], markers: [] };
}

export function isFormatted({ blocks, markers }: Formatted): boolean {
  return markers.length > 0 || blocks.some(({ kind }) => kind !== "text");
}
