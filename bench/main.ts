import { parseArgs } from "node:util";
import { parted } from "./harness/cores";
import { TEXT_BYTES } from "./harness/fan-out";
import type { Outcome } from "./harness/part";
import { parts } from "./parts";
import { keep } from "./report/results";
import { figuresTable } from "./report/table";

// `npm run bench -- fan-out` measures one part or some; all, where none is named. Figures go into bench/results and
// docs/performance.md; those of `--quick` and of `--bytes 2000` are shown and not kept.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: "boolean", default: false }, bytes: { type: "string", default: String(TEXT_BYTES) } },
});
const unknown = positionals.find((name) => !(name in parts));
if (unknown !== undefined) {
  console.error(`There is no part ${unknown}; there are ${Object.keys(parts).join(", ")}.`);
  process.exit(1);
}

const bytes = Number(values.bytes);
if (!(bytes >= 10 && bytes <= 4096)) {
  console.error("--bytes must be a number from 10 to 4096.");
  process.exit(1);
}

const today = new Date().toISOString().slice(0, 10);
const core = parted();
const start = performance.now();
const outcomes: Record<string, Outcome> = {};
for (const [name, part] of Object.entries(parts)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const say = (line: string) =>
    console.log(`${Math.round((performance.now() - start) / 1000)} s`.padStart(6), name, line);
  say("…");
  outcomes[name] = await part({ core, isQuick: values.quick, bytes, say });
  // Part by part: the figures of a part survive when a later one is cut short.
  if (!values.quick && bytes === TEXT_BYTES) await keep(today, { [name]: outcomes[name] }, Object.keys(parts));
}
console.log(`\n${figuresTable(outcomes)}\n`);
for (const [name, { remark }] of Object.entries(outcomes)) if (remark !== undefined) console.log(`${name}: ${remark}`);
process.exit(0);
