import { AHEAD } from "./restore";

/** Both numbers are inclusive. */
export type Range = { readonly from: number; readonly to: number };
export type Absence = {
  readonly first: number;
  readonly last: number;
  readonly because: string;
  readonly numbers: string | null;
};

export type Because = "cleared" | "restored" | "cleared_earlier" | "restored_earlier" | "unexplained";
export type Gap = Range & { readonly because: Because };

/** The numbers that a slice of an erasure has taken: "3-7 9 12-40". */
export function absenceOf(erased: readonly number[]): Absence | undefined {
  const numbers = [...erased].sort((one, other) => one - other);
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const ranges: Range[] = [];
  for (const number of numbers) {
    const before = ranges.at(-1);
    if (before?.to === number - 1) ranges.splice(-1, 1, { ...before, to: number });
    else ranges.push({ from: number, to: number });
  }
  const told = ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(" ");
  return { first, last, because: "cleared", numbers: ranges.length === 1 ? null : told };
}

/** A gap in its parts, each with its reason. */
export function explained(gap: Range, absences: readonly Absence[]): Gap[] {
  const near = absences.filter(({ first, last }) => first <= gap.to && last >= gap.from);
  const noted = (["cleared", "restored"] as const).flatMap((because) =>
    near
      .filter((it) => it.because === because)
      .flatMap(rangesIn)
      .map((range) => ({ ...range, because })),
  );
  const parts: Gap[] = [];
  let from = gap.from;
  for (const it of noted.sort((one, other) => one.from - other.from)) {
    const to = Math.min(it.to, gap.to);
    if (it.from > gap.to || to < from) continue;
    if (it.from > from) parts.push(...guessed({ from, to: it.from - 1 }, near));
    parts.push({ from: Math.max(from, it.from), to, because: it.because });
    from = to + 1;
  }
  return from > gap.to ? parts : [...parts, ...guessed({ from, to: gap.to }, near)];
}

function rangesIn({ first, last, numbers }: Absence): Range[] {
  if (numbers === null) return [{ from: first, to: last }];
  return numbers.split(" ").map((it) => {
    const [from = 0, to = from] = it.split("-").map(Number);
    return { from, to };
  });
}

function guessed({ from, to }: Range, near: readonly Absence[]): Gap[] {
  const end = (because: Because) => near.find((it) => it.because === because)?.last ?? 0;
  const cleared = Math.min(to, end("cleared_earlier"));
  if (cleared >= from) {
    const rest = cleared < to ? guessed({ from: cleared + 1, to }, near) : [];
    return [{ from, to: cleared, because: "cleared_earlier" }, ...rest];
  }
  const isRound = (to - from + 1) % AHEAD === 0;
  return [{ from, to, because: isRound && to <= end("restored_earlier") ? "restored_earlier" : "unexplained" }];
}
