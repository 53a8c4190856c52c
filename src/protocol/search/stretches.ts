import { folded } from "../primitives/folded";
import { soughtWords } from "./term";

/** A range of a text in UTF-16 units, without its end. */
export type Stretch = { readonly from: number; readonly to: number };

/** Letters with their marks, which fold together: parts of a Korean syllable, and the voicing of half-width kana. */
const CLUSTER = /[\u1100-\u11FF]+|\P{M}[\p{M}\uFF9E\uFF9F]*|\p{M}+/gsu;

export function stretchesOf(term: string, text: string): Stretch[] {
  const { searched, places } = mapped(text);
  const found: Stretch[] = [];
  for (const { placeIn, length } of soughtWords(term))
    for (let at = placeIn(searched, 0); at >= 0; at = placeIn(searched, at + length)) {
      const [first, last] = [places[at], places[at + length - 1]];
      if (first !== undefined && last !== undefined) found.push({ from: first.from, to: last.to });
    }
  return joined(found.sort((one, other) => one.from - other.from));
}

function mapped(text: string) {
  const places: Stretch[] = [];
  let searched = "";
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const part = folded(cluster);
    const place = { from: index, to: index + cluster.length };
    for (let unit = 0; unit < part.length; unit++) places.push(place);
    searched += part;
  }
  return { searched, places };
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const apart: Stretch[] = [];
  for (const { from, to } of stretches) {
    const last = apart.at(-1);
    if (last === undefined || from > last.to) apart.push({ from, to });
    else apart[apart.length - 1] = { from: last.from, to: Math.max(last.to, to) };
  }
  return apart;
}
