import { located, type Span } from "../../language/text/located";
import type { Block, Formatted, Leaf, Piece } from "./tree";

type Mention = { readonly texts: readonly string[] };

export type MentionSpans = ReadonlyMap<number, readonly Span[]>;

const NONE: MentionSpans = new Map();

/** Code and addresses hold none. */
export function mentionSpans({ blocks }: Formatted, mentions: readonly Mention[]): MentionSpans {
  if (mentions.length === 0) return NONE;
  const leaves = blocks.flatMap(leavesIn);
  const found = located(leaves.map(({ text }) => text).join("\n"), textsOf(mentions));
  const spans = new Map<number, Span[]>();
  let [start, next] = [0, 0];
  for (const { at, text } of leaves) {
    const here: Span[] = [];
    for (let span = found[next]; span && span.from < start + text.length; span = found[++next])
      here.push({ ...span, from: span.from - start, to: span.to - start });
    if (here.length > 0) spans.set(at, here);
    start += text.length + 1;
  }
  return spans;
}

/** These stay whole. */
export function heldMentions(source: string, mentions: readonly Mention[]): readonly Span[] {
  if (mentions.length === 0) return [];
  return located(source, textsOf(mentions)).filter(({ from, to }) => /[*_~`]/.test(source.slice(from, to)));
}

function textsOf(mentions: readonly Mention[]) {
  return mentions.map(({ texts }) => texts);
}

function leavesIn(block: Block): Leaf[] {
  switch (block.kind) {
    case "text":
      return block.pieces.flatMap(leavesOf);
    case "code":
      return [];
    case "quote":
      return block.blocks.flatMap(leavesIn);
    case "list":
      return block.items.flatMap(({ blocks }) => blocks.flatMap(leavesIn));
  }
}

function leavesOf(piece: Piece): Leaf[] {
  if (piece.kind === "text") return [piece];
  return "pieces" in piece ? piece.pieces.flatMap(leavesOf) : [];
}
