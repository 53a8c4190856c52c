import { type Contender, parleyWith, peerWith, said, saidAndSeen } from "../harness/fan-out";
import { atMost, type Bars, type Figure, figure, type Outcome, type Setting } from "../harness/part";
import { type Latencies, spreadOf } from "../harness/stats";

const WAYS = { single: { times: 100, atOnce: 1 }, burst: { times: 200, atOnce: 20 } } as const;
type Way = keyof typeof WAYS;
/** A server so slow for each message that fewer tell as much. */
const SLOW = { name: "tRPC", share: 1 / 5 };

/** A thousand people, and messages one at a time or twenty at once, beside servers that store nothing. */
export async function fanOut({ core, isQuick, bytes, say }: Setting): Promise<Outcome> {
  const [size, rounds] = isQuick ? [50, 2] : [1000, 4];
  await using parley = await parleyWith(size, core, bytes);
  const making = { size, core, frameBytes: parley.frameBytes };
  await using raw = await peerWith("raw ws", making);
  await using socketIo = await peerWith("Socket.IO", making);
  await using trpc = await peerWith("tRPC", making);
  const contenders = { Parley: parley.crowd, alone: parley.alone, "raw ws": raw, "Socket.IO": socketIo, tRPC: trpc };
  const figures: Figure[] = [];
  const bars: Bars[] = [];
  for (const way of ["single", "burst"] as const) {
    const taken: Taken[] = [];
    for (let round = 0; round < rounds; round += 1) {
      taken.push(await roundOf(way, contenders));
      say(`${way}, round ${round + 1} of ${rounds}`);
    }
    figures.push(...figuresOf(way, taken, size));
    const lengths = Object.fromEntries(SHOWN.map((name) => [name, costOf(name, taken, size)]));
    bars.push({ name: way === "single" ? "one by one" : "20 at a time", lengths });
  }
  const title = "Processor time for each delivery, 1,000 in one room";
  return {
    figures,
    plots: [{ name: "fan-out", kind: "bars", title, x: "µs of CPU", y: "", bars }],
    remark: `Frames of ${parley.frameBytes} bytes. The others store nothing and know nobody.`,
  };
}

const SHOWN = ["Parley", "raw ws", "Socket.IO", "tRPC"] as const;
type Name = "Parley" | "alone" | "raw ws" | "Socket.IO" | "tRPC";
type Taken = Record<Name, { readonly cpu: number; readonly latencies: Latencies }>;

async function roundOf(way: Way, contenders: Record<Name, Contender>): Promise<Taken> {
  const taken = {} as Taken;
  const { times, atOnce } = WAYS[way];
  for (const [name, contender] of Object.entries(contenders)) {
    const share = name === SLOW.name ? SLOW.share : 1;
    // So that no server pays for cold caches.
    await said(contender, { times: 10, atOnce: 1 });
    taken[name as Name] = await saidAndSeen(contender, { times: times * share, atOnce });
  }
  return taken;
}

/** For each delivery, in microseconds. */
function costOf(name: Name, taken: readonly Taken[], size: number): number {
  return spreadOf(taken.map((it) => (it[name].cpu / size) * 1000)).median;
}

function figuresOf(way: Way, taken: readonly Taken[], size: number): Figure[] {
  const each = (cost: (it: Taken) => number) => spreadOf(taken.map(cost));
  const delivery = (name: Name) => costOf(name, taken, size);
  const peers = { "raw ws": delivery("raw ws"), "Socket.IO": delivery("Socket.IO"), tRPC: delivery("tRPC") };
  const total = figure(
    `${way}: CPU for each delivery, in total`,
    "µs",
    each((it) => (it.Parley.cpu / size) * 1000),
    { peers },
  );
  const ratio = (to: Name) => each((it) => it.Parley.cpu / it[to].cpu);
  if (way === "burst")
    return [
      total,
      figure(`${way}: in total, of raw ws`, "×", ratio("raw ws"), { aim: atMost(0.2) }),
      figure(`${way}: in total, of Socket.IO`, "×", ratio("Socket.IO"), { aim: atMost(0.25) }),
      figure(`${way}: in total, of tRPC`, "×", ratio("tRPC")),
      ...seenFigures(way, taken),
    ];
  const delivering = each((it) => (it.Parley.cpu - it.alone.cpu) / it["raw ws"].cpu);
  return [
    total,
    figure(`${way}: only delivering, of raw ws`, "×", delivering, { aim: atMost(1) }),
    figure(`${way}: in total, of raw ws`, "×", ratio("raw ws"), { aim: atMost(1.3) }),
    figure(`${way}: in total, of Socket.IO`, "×", ratio("Socket.IO")),
    figure(`${way}: in total, of tRPC`, "×", ratio("tRPC")),
    ...seenFigures(way, taken),
  ];
}

function seenFigures(way: Way, taken: readonly Taken[]): Figure[] {
  const spread = (name: Name, which: keyof Latencies) => spreadOf(taken.map((it) => it[name].latencies[which]));
  return (["p50", "p99", "max"] as const).map((which) =>
    figure(`${way}: from send to seen, ${which}`, "ms", spread("Parley", which), {
      peers: Object.fromEntries(SHOWN.slice(1).map((name) => [name, spread(name, which).median])),
    }),
  );
}
