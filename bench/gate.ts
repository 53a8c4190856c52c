import { readFile, writeFile } from "node:fs/promises";
import { arch, cpus } from "node:os";
import { parted } from "./harness/cores";
import { type Contender, parleyWith, peerWith, said, strewn } from "./harness/fan-out";
import { spreadOf } from "./harness/stats";
import { inDigits } from "./report/table";

// Gates Parley's processor time for a message as a ratio to a raw ws's in the same run, because machines differ.
// `--record` keeps the present ratios.

const PEOPLE = 1000;
const ROUNDS = 5;
const TRIES = 3;
/** A ratio may exceed the recorded one by this factor. */
const LEEWAY = 1.3;
const RECORD = new URL("gate.json", import.meta.url);

const ways = {
  single: (it) => said(it, { times: 60, atOnce: 1 }),
  burst: (it) => said(it, { times: 400, atOnce: 20 }),
  "town hall": (it) => strewn(it, { times: 60, seconds: 1 }),
} satisfies Record<string, (contender: Contender) => Promise<number>>;
type Way = keyof typeof ways;
type Ratios = Record<Way, number>;

const core = parted();
await using parley = await parleyWith(PEOPLE, core);
await using raw = await peerWith("raw ws", { size: PEOPLE, core, frameBytes: parley.frameBytes });
const all = Object.keys(ways) as Way[];
process.exitCode = process.argv.includes("--record") ? await record() : await compare();

async function record(): Promise<number> {
  const ratios = {} as Ratios;
  for (const way of all) ratios[way] = Number(inDigits(await ratioOf(way)));
  const machine = `${cpus().length} cores, ${arch()}, Node ${process.versions.node}`;
  const date = new Date().toISOString().slice(0, 10);
  await writeFile(RECORD, `${JSON.stringify({ date, machine, ratios }, null, 2)}\n`);
  console.log(`Recorded: ${all.map((way) => `${way} ${ratios[way]}`).join(", ")}.`);
  return 0;
}

async function compare(): Promise<number> {
  const { ratios }: { ratios: Ratios } = JSON.parse(await readFile(RECORD, "utf8"));
  let slow = all;
  for (let attempt = 1; attempt <= TRIES && slow.length > 0; attempt += 1) {
    const still: Way[] = [];
    for (const way of slow) {
      const [ratio, most] = [await ratioOf(way), ratios[way] * LEEWAY];
      console.log(`${way}: ${inDigits(ratio)} × raw ws, at most ${inDigits(most)}${ratio > most ? ": too slow" : ""}`);
      if (ratio > most) still.push(way);
    }
    slow = still;
  }
  if (slow.length > 0) console.log(`Slower than recorded, ${TRIES} times: ${slow.join(", ")}.`);
  return slow.length > 0 ? 1 : 0;
}

/** Both in turn, so that other load concerns both. The least counts: other load only ever adds. */
async function ratioOf(way: Way): Promise<number> {
  const [own, others]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    own.push(await ways[way](parley.crowd));
    others.push(await ways[way](raw));
  }
  return spreadOf(own).least / spreadOf(others).least;
}
