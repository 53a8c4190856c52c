export type Spread = { readonly median: number; readonly least: number; readonly greatest: number };

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  const [at, before] = [sorted.length >> 1, (sorted.length - 1) >> 1];
  const median = ((sorted[at] ?? Number.NaN) + (sorted[before] ?? Number.NaN)) / 2;
  return { median, least: sorted[0] ?? Number.NaN, greatest: sorted.at(-1) ?? Number.NaN };
}

/** The value that a share of them, from 0 to 1, does not exceed. */
export function quantile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** In milliseconds. */
export type Latencies = { readonly p50: number; readonly p99: number; readonly max: number };

export function latenciesOf(values: ArrayLike<number>): Latencies {
  return { p50: quantile(values, 0.5), p99: quantile(values, 0.99), max: quantile(values, 1) };
}
