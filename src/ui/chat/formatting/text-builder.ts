import { linked } from "./linked";
import type { Block, Leaf, Piece } from "./tree";

type Kind = "strong" | "emphasis" | "strike" | "code";
type Draft =
  | ({ readonly kind: "text" } & Leaf)
  | { readonly kind: Kind; readonly at: number; readonly drafts: Draft[] };
type Span = Extract<Draft, { kind: Kind }>;

export class TextBuilder {
  #spans: Span[] = [];
  #text: { readonly at: number; readonly drafts: Draft[] } | undefined;

  get isOpen(): boolean {
    return this.#text !== undefined;
  }

  begin(at: number): void {
    this.#text ??= { at, drafts: [] };
  }

  add({ at, text }: Leaf): void {
    const drafts = this.#drafts(at);
    const last = drafts.at(-1);
    if (last?.kind === "text" && last.at + last.text.length === at)
      drafts.splice(-1, 1, { ...last, text: last.text + text });
    else drafts.push({ kind: "text", at, text });
  }

  beginSpan(kind: Kind, at: number): void {
    const span: Span = { kind, at, drafts: [] };
    this.#drafts(at).push(span);
    this.#spans.push(span);
  }

  endSpan(): void {
    this.#spans.pop();
  }

  end(): Block | undefined {
    const text = this.#text;
    this.#text = undefined;
    this.#spans = [];
    return text && { kind: "text", at: text.at, pieces: text.drafts.flatMap(piecesIn) };
  }

  #drafts(at: number): Draft[] {
    this.begin(at);
    return this.#spans.at(-1)?.drafts ?? this.#text?.drafts ?? [];
  }
}

function piecesIn(draft: Draft): Piece[] {
  if (draft.kind === "text") return linked(draft.text, draft.at);
  const { kind, at, drafts } = draft;
  if (kind !== "code") return [{ kind, at, pieces: drafts.flatMap(piecesIn) }];
  const leaves = drafts.filter((it) => it.kind === "text");
  return [{ kind, at: leaves[0]?.at ?? at, text: leaves.map(({ text }) => text).join("") }];
}
