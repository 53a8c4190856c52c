/** A stretch of a text, from its first UTF-16 unit to behind its last one. */
export type Stretch = { readonly from: number; readonly to: number };
