import type { Spread } from "./stats";

export type Setting = {
  readonly core: number | undefined;
  /** A trial run: fewer people for a shorter time, so that no figure means anything. */
  readonly isQuick: boolean;
  readonly bytes: number;
  readonly say: (line: string) => void;
};

export type Aim = { readonly at: "most" | "least"; readonly value: number };

export type Figure = {
  readonly what: string;
  readonly unit: string;
  readonly value: number;
  readonly range?: readonly [number, number];
  readonly aim?: Aim;
  readonly peers?: Readonly<Record<string, number>>;
};

export type Series = { readonly name: string; readonly points: readonly (readonly [number, number])[] };
export type Bars = { readonly name: string; readonly lengths: Readonly<Record<string, number>> };

/** A plot, in a file of its name; `x` and `y` label the axes. */
export type Plot = { readonly name: string; readonly title: string; readonly x: string; readonly y: string } & (
  | { readonly kind: "lines"; readonly isLog?: boolean; readonly series: readonly Series[] }
  | { readonly kind: "bars"; readonly bars: readonly Bars[] }
);

export type Outcome = {
  readonly figures: readonly Figure[];
  readonly plots?: readonly Plot[];
  readonly remark?: string;
};

export type Part = (setting: Setting) => Promise<Outcome>;

export function figure(what: string, unit: string, { median, least, greatest }: Spread, more: Partial<Figure> = {}) {
  return { what, unit, value: median, range: [least, greatest] as const, ...more };
}

export const atMost = (value: number): Aim => ({ at: "most", value });
export const atLeast = (value: number): Aim => ({ at: "least", value });

/** True if a figure meets its aim, or has none. */
export function isMet({ value, aim }: Figure): boolean {
  if (aim === undefined) return true;
  return aim.at === "most" ? value <= aim.value : value >= aim.value;
}
