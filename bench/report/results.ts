import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { arch, cpus, loadavg } from "node:os";
import type { Outcome } from "../harness/part";
import { drawingOf } from "./drawing.mjs";
import { figuresTable } from "./table";

const RESULTS = new URL("../results/", import.meta.url);
const DOCUMENT = new URL("../../docs/performance.md", import.meta.url);
const PLOTS = new URL("../../docs/plots/", import.meta.url);
const [BEGIN, END] = ["<!-- measured -->", "<!-- /measured -->"];

type Results = {
  readonly date: string;
  readonly machine: string;
  /** The load average of a minute at the start: the figures are worth little unless it is near 0. */
  readonly load: number;
  readonly parts: Readonly<Record<string, Outcome>>;
};

export function machine(): string {
  const [core] = cpus();
  return `${cpus().length} cores (${core?.model.trim()}), ${arch()}, Node ${process.versions.node}`;
}

export const [load = 0] = loadavg();

export async function keep(date: string, outcomes: Readonly<Record<string, Outcome>>, order: readonly string[]) {
  const path = new URL(`${date}.json`, RESULTS);
  const before: Results | undefined = existsSync(path) ? JSON.parse(await readFile(path, "utf8")) : undefined;
  const all = { ...before?.parts, ...outcomes };
  const parts = Object.fromEntries(order.flatMap((name) => (all[name] ? [[name, all[name]]] : [])));
  const results: Results = { date, machine: machine(), load, parts };
  await mkdir(RESULTS, { recursive: true });
  await writeFile(path, `${JSON.stringify(results, null, 2)}\n`);
  await publish(results);
}

/** The prose of the document stays. */
async function publish({ date, machine: where, parts }: Results): Promise<void> {
  const text = await readFile(DOCUMENT, "utf8");
  const [start, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (start < 0 || end < start) throw new Error("docs/performance.md has lost its marks");
  const remarks = Object.entries(parts).flatMap(([name, { remark }]) => (remark ? [`- ${name}: ${remark}`] : []));
  const plots = Object.values(parts).flatMap((part) => part.plots ?? []);
  const pictures = plots.map(({ name, title }) => `![${title}](plots/${name}.svg)`);
  const measured = [`Measured on ${date}: ${where}.`, figuresTable(parts), ...remarks, ...pictures].join("\n\n");
  await writeFile(DOCUMENT, `${text.slice(0, start + BEGIN.length)}\n\n${measured}\n\n${text.slice(end)}`);
  await mkdir(PLOTS, { recursive: true });
  for (const plot of plots) await writeFile(new URL(`${plot.name}.svg`, PLOTS), drawingOf(plot));
}
