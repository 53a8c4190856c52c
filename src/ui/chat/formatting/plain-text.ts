import { formatted } from "./formatted";
import type { Formatted } from "./tree";

/** Its source less the markers. */
export function plainText(source: string): string {
  return withoutMarkers(formatted(source));
}

export function withoutMarkers({ source, markers }: Formatted): string {
  const ends = [0, ...markers.map(({ to }) => to)];
  const starts = [...markers.map(({ from }) => from), source.length];
  return ends.map((from, at) => source.slice(from, starts[at])).join("");
}
