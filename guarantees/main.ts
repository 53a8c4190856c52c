import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Fault, faultsIn } from "./checks/checks";
import { readHistory, writeHistory } from "./history-file";
import { type Options, optionsIn, USAGE } from "./options";
import { deedsBy, figuresOf, harmIn, inWords, neglected } from "./run/figures";
import { run } from "./run/run";

const options = asked(process.argv.slice(2));
const { faults, missing = [] } =
  options.judge === undefined ? await live(options) : { faults: judged(faultsIn(await readHistory(options.judge))) };
// An open socket of a killed server or client must not hold back the exit code.
process.exit(faults.length === 0 && missing.length === 0 ? 0 : 1);

function asked(args: readonly string[]): Options {
  if (args.includes("--help")) {
    console.log(USAGE);
    process.exit(0);
  }
  try {
    return optionsIn(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}

async function live({
  minutes,
  kills,
  processes,
  seed,
  pause,
}: Options): Promise<{ readonly faults: readonly Fault[]; readonly missing: readonly string[] }> {
  const length = kills === undefined ? `${minutes} min` : `${kills} kills`;
  console.log(`seed ${seed}, ${processes} process${processes === 1 ? "" : "es"}, ${length}`);
  const start = performance.now();
  const seconds = () => `${Math.round((performance.now() - start) / 1000)} s`.padStart(6);
  const { history, killed, logged, faults } = await run({
    ...{ seed, processes, seconds: minutes * 60, kills, pause_ms: pause },
    report: (so_far, killed) => console.log(`${seconds()}: ${inWords(figuresOf(so_far))}, kills ${killed}`),
  });
  console.log(`${seconds()}: ${inWords(figuresOf(history))}, kills ${killed}, in the end`);
  console.log(`Carried out: ${inWords(deedsBy(history))}`);
  console.log(`The nemesis: ${inWords(harmIn(history))}`);
  const missing = neglected(history);
  if (missing.length > 0) console.log(`HARDLY PLAYED: ${missing.join(", ")}`);
  if (logged.length > 0) console.log(`The servers logged ${logged.length} lines, first ${logged[0]}`);
  if (faults.length === 0) return { faults: judged(faults), missing };
  const path = join(tmpdir(), `parley-guarantees-${seed}.jsonl`);
  await writeHistory(path, history);
  console.log(`The history is in ${path}; judge it again with --judge.`);
  return { faults: judged(faults), missing };
}

function judged(faults: readonly Fault[]): readonly Fault[] {
  for (const { guarantee, what } of faults) console.log(`BROKEN: ${guarantee}: ${what}`);
  console.log(faults.length === 0 ? "Every guarantee was kept." : `${faults.length} faults.`);
  return faults;
}
