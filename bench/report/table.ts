import { type Figure, isMet } from "../harness/part";

export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, at) => Math.max(cell.length, 3, ...rows.map((row) => (row[at] ?? "").length)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  return [line(head), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...rows.map(line)].join("\n");
}

const HEAD = ["part", "what", "measured", "range", "aim", "", "others"];

export function rowsOf(part: string, figures: readonly Figure[]): string[][] {
  return figures.map((figure, at) => [
    at === 0 ? part : "",
    figure.what,
    `${inDigits(figure.value)} ${figure.unit}`,
    figure.range === undefined ? "" : `${inDigits(figure.range[0])} – ${inDigits(figure.range[1])}`,
    aimOf(figure),
    figure.aim === undefined ? "" : isMet(figure) ? "met" : missedBy(figure),
    Object.entries(figure.peers ?? {})
      .map(([name, value]) => `${name} ${inDigits(value)}`)
      .join(", "),
  ]);
}

export function figuresTable(parts: Readonly<Record<string, { readonly figures: readonly Figure[] }>>): string {
  return tableOf(
    HEAD,
    Object.entries(parts).flatMap(([name, { figures }]) => rowsOf(name, figures)),
  );
}

/** Three digits, or all that stand before the point. */
export function inDigits(value: number): string {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

function aimOf({ aim, unit }: Figure): string {
  if (aim === undefined) return "";
  return `${aim.at === "most" ? "≤" : "≥"} ${aim.value} ${unit}`;
}

/** In percent of the aim. */
function missedBy({ value, aim }: Figure): string {
  if (aim === undefined) return "";
  return `missed by ${Math.round((Math.abs(value - aim.value) / aim.value) * 100)} %`;
}
