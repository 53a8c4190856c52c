import type { Spread } from "./stats";

/** How a part is to be run. */
export type Setting = {
  /** The core on which servers run alone; without it, wherever they like. */
  readonly core: number | undefined;
  /** Only to try whether it works: fewer people for a shorter time, so that no figure means anything. */
  readonly isQuick: boolean;
  /** How many bytes the texts of the fan-out have. */
  readonly bytes: number;
  /** Tells whoever waits how far it is. */
  readonly say: (line: string) => void;
};

/** What a figure should be, at most or at least. */
export type Aim = { readonly at: "most" | "least"; readonly value: number };

/** One thing that was measured. */
export type Figure = {
  readonly what: string;
  readonly unit: string;
  readonly value: number;
  /** Over the rounds. */
  readonly range?: readonly [number, number];
  readonly aim?: Aim;
  /** The same of other servers, by name. */
  readonly peers?: Readonly<Record<string, number>>;
};

/** One line of a plot. */
export type Series = { readonly name: string; readonly points: readonly (readonly [number, number])[] };
/** Bars of one length for each name. */
export type Bars = { readonly name: string; readonly lengths: Readonly<Record<string, number>> };

/** What is drawn, in a file of its name; `x` and `y` say what is along the axes. */
export type Plot = { readonly name: string; readonly title: string; readonly x: string; readonly y: string } & (
  | { readonly kind: "lines"; readonly isLog?: boolean; readonly series: readonly Series[] }
  | { readonly kind: "bars"; readonly bars: readonly Bars[] }
);

export type Outcome = {
  readonly figures: readonly Figure[];
  readonly plots?: readonly Plot[];
  /** Why something could not be measured here. */
  readonly remark?: string;
};

export type Part = (setting: Setting) => Promise<Outcome>;

/** A figure with its range, of one measurement for each round. */
export function figure(what: string, unit: string, { median, least, greatest }: Spread, more: Partial<Figure> = {}) {
  return { what, unit, value: median, range: [least, greatest] as const, ...more };
}

export const atMost = (value: number): Aim => ({ at: "most", value });
export const atLeast = (value: number): Aim => ({ at: "least", value });

/** Whether a figure is what it should be; a figure without an aim is. */
export function isMet({ value, aim }: Figure): boolean {
  if (aim === undefined) return true;
  return aim.at === "most" ? value <= aim.value : value >= aim.value;
}
