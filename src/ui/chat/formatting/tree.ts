import type { Stretch } from "./markers/stretch";

export type Leaf = { readonly at: number; readonly text: string };

export type Piece =
  | ({ readonly kind: "text" | "code" } & Leaf)
  /** `host`: the real host where the address looks like another. */
  | ({ readonly kind: "link"; readonly href: string; readonly host?: string } & Leaf)
  | { readonly kind: "strong" | "emphasis" | "strike"; readonly at: number; readonly pieces: readonly Piece[] };

export type Block =
  | { readonly kind: "text"; readonly at: number; readonly pieces: readonly Piece[] }
  | ({ readonly kind: "code"; readonly language: string } & Leaf)
  | { readonly kind: "quote"; readonly at: number; readonly blocks: readonly Block[] }
  | { readonly kind: "list"; readonly at: number; readonly isOrdered: boolean; readonly items: readonly Item[] };

export type Item = { readonly at: number; readonly number?: Leaf; readonly blocks: readonly Block[] };

/** Without its `markers` the source is what is shown. */
export type Formatted = {
  readonly source: string;
  readonly blocks: readonly Block[];
  readonly markers: readonly Stretch[];
};
