import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Fault, faultsIn } from "./checks/checks";
import { readHistory, writeHistory } from "./history-file";
import { figuresOf, harmIn, inWords } from "./run/figures";
import { run } from "./run/run";

// npm run test:guarantees -- --minutes 10 --processes 3 --seed 42
// npm run test:guarantees -- --kills 200 --processes 3
// npm run test:guarantees -- --judge history.jsonl

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    kills: { type: "string", default: "0" },
    processes: { type: "string", default: "1" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    pause: { type: "string", default: "150" },
    judge: { type: "string" },
  },
});

const faults = values.judge === undefined ? await live() : judged(faultsIn(await readHistory(values.judge)));
// What a server or a client that was cut off leaves open must not keep the answer back.
process.exit(faults.length === 0 ? 0 : 1);

async function live(): Promise<readonly Fault[]> {
  const [minutes, processes, seed] = [Number(values.minutes), Number(values.processes), Number(values.seed)];
  const kills = Number(values.kills) || undefined;
  const length = kills === undefined ? `${minutes} min` : `${kills} kills`;
  console.log(`seed ${seed}, ${processes} process${processes === 1 ? "" : "es"}, ${length}`);
  const start = performance.now();
  const seconds = () => `${Math.round((performance.now() - start) / 1000)} s`.padStart(6);
  const { history, killed, logged, faults } = await run({
    ...{ seed, processes, seconds: minutes * 60, kills, pause_ms: Number(values.pause) },
    report: (so_far, killed) => console.log(`${seconds()}: ${inWords(figuresOf(so_far))}, kills ${killed}`),
  });
  console.log(`${seconds()}: ${inWords(figuresOf(history))}, kills ${killed}, in the end`);
  console.log(`The nemesis: ${inWords(harmIn(history))}`);
  if (logged.length > 0) console.log(`The servers logged ${logged.length} lines, first ${logged[0]}`);
  if (faults.length === 0) return judged(faults);
  const path = join(tmpdir(), `parley-guarantees-${seed}.jsonl`);
  await writeHistory(path, history);
  console.log(`The history is in ${path}; judge it again with --judge.`);
  return judged(faults);
}

function judged(faults: readonly Fault[]): readonly Fault[] {
  for (const { guarantee, what } of faults) console.log(`BROKEN: ${guarantee}: ${what}`);
  console.log(faults.length === 0 ? "Every guarantee was kept." : `${faults.length} faults.`);
  return faults;
}
