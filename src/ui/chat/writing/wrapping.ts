export type Selected = { readonly value: string; readonly from: number; readonly to: number };

export type Replacement = Selected & { readonly text: string; readonly select: readonly [number, number] };

const IN_A_WORD = /[\p{L}\p{N}\p{M}_'’-]/u;

/** Without a selection it is the word at the caret; without a word the caret comes between two markers. */
export function wrapped({ value, from, to }: Selected, marker: string): Replacement {
  const [start, end] = from === to ? wordAt(value, from) : withoutSpace(value, from, to);
  const inside = value.slice(start, end);
  const { length } = marker;
  const at = (place: number) => (from === to ? Math.min(Math.max(place, 0), value.length) : place);
  if (isAround(value, start, end, marker)) {
    const selected: readonly [number, number] =
      from === to ? [at(from - length), at(from - length)] : [start - length, end - length];
    return { value, from: start - length, to: end + length, text: inside, select: selected };
  }
  if (from !== to && isInside(inside, marker)) {
    const text = inside.slice(length, -length);
    return { value, from: start, to: end, text, select: [start, start + text.length] };
  }
  const select: readonly [number, number] =
    from === to ? [from + length, from + length] : [start + length, end + length];
  return { value, from: start, to: end, text: `${marker}${inside}${marker}`, select };
}

function isAround(value: string, start: number, end: number, marker: string): boolean {
  const { length } = marker;
  if (value.slice(start - length, start) !== marker || value.slice(end, end + length) !== marker) return false;
  // One star of the two of a bold text is no italic.
  return runBefore(value, start, marker) === length && runBehind(value, end, marker) === length;
}

function isInside(inside: string, marker: string): boolean {
  const { length } = marker;
  return inside.length > 2 * length && inside.startsWith(marker) && inside.endsWith(marker);
}

function runBefore(value: string, at: number, marker: string): number {
  let count = 0;
  while (value[at - count - 1] === marker[0]) count++;
  return count;
}

function runBehind(value: string, at: number, marker: string): number {
  let count = 0;
  while (value[at + count] === marker[0]) count++;
  return count;
}

function wordAt(value: string, at: number): [number, number] {
  let [start, end] = [at, at];
  while (start > 0 && IN_A_WORD.test(value.charAt(start - 1)) && value.charAt(start - 1) !== "_") start--;
  while (end < value.length && IN_A_WORD.test(value.charAt(end)) && value.charAt(end) !== "_") end++;
  return [start, end];
}

/** A marker has no space on its inner side. */
function withoutSpace(value: string, from: number, to: number): [number, number] {
  const selected = value.slice(from, to);
  if (selected.trim() === "") return [from, to];
  return [from + selected.length - selected.trimStart().length, to - (selected.length - selected.trimEnd().length)];
}
