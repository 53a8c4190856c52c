export type Stretch = { readonly from: number; readonly to: number };
