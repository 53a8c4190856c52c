import type { Stretch } from "./markers/stretch";

/** A text that stands in the source from `at` on. */
export type Leaf = { readonly at: number; readonly text: string };

export type Piece =
  | ({ readonly kind: "text" | "code" } & Leaf)
  /** `host`: the real host where the address looks like another. */
  | ({ readonly kind: "link"; readonly href: string; readonly host?: string } & Leaf)
  | { readonly kind: "strong" | "emphasis" | "strike"; readonly at: number; readonly pieces: readonly Piece[] };

export type Block =
  /** Lines of text with their line breaks; blank ones are lines, too. */
  | { readonly kind: "text"; readonly at: number; readonly pieces: readonly Piece[] }
  | ({ readonly kind: "code"; readonly language: string } & Leaf)
  | { readonly kind: "quote"; readonly at: number; readonly blocks: readonly Block[] }
  | { readonly kind: "list"; readonly at: number; readonly isOrdered: boolean; readonly items: readonly Item[] };

/** `number`: as it was typed, with what stands behind it. */
export type Item = { readonly at: number; readonly number?: Leaf; readonly blocks: readonly Block[] };

/** A text as it is drawn. Without its `markers` the source is what is shown. */
export type Formatted = {
  readonly source: string;
  readonly blocks: readonly Block[];
  readonly markers: readonly Stretch[];
};
