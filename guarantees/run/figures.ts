import type { History } from "../history";

export type Figures = {
  readonly sends: number;
  readonly receipts: number;
  readonly refusals: number;
  readonly lost: number;
  readonly events: number;
  readonly snapshots: number;
  readonly resumes: number;
  readonly readings: number;
};

export function figuresOf({ entries }: History): Figures {
  const figures = { sends: 0, receipts: 0, refusals: 0, lost: 0, events: 0, snapshots: 0, resumes: 0, readings: 0 };
  for (const entry of entries)
    switch (entry.kind) {
      case "asked":
        figures.sends += 1;
        break;
      case "answered":
        if ("lost" in entry.outcome) figures.lost += 1;
        else if ("receipt" in entry.outcome && !("error" in entry.outcome.receipt)) figures.receipts += 1;
        else figures.refusals += 1;
        break;
      case "came":
        figures.events += 1;
        if (entry.envelope.payload.message === "join_success") figures.snapshots += 1;
        if (entry.envelope.payload.message === "resumed") figures.resumes += 1;
        break;
      case "read":
        figures.readings += 1;
    }
  return figures;
}

export function harmIn({ entries }: History): Readonly<Record<string, number>> {
  const harm: Record<string, number> = {};
  for (const entry of entries) {
    if (entry.kind !== "nemesis") continue;
    const [what = ""] = entry.what.split(" ");
    harm[what] = (harm[what] ?? 0) + 1;
  }
  return harm;
}

export function inWords(figures: Readonly<Record<string, number>>): string {
  return Object.entries(figures)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
}
