import { peerWith } from "../harness/fan-out";
import { atMost, type Outcome, type Setting } from "../harness/part";
import { latenciesOf } from "../harness/stats";
import { gather, heard } from "../load/crowd";
import { marked } from "../load/marks";
import { Reader } from "../load/reader";
import type { Round } from "../load/round";
import { atTimes, evenly } from "../load/schedule";
import type { VirtualUser } from "../load/virtual-user";
import { Parley } from "../servers/parley";

/**
 * A thousand people and two messages a second, beside a raw ws: at this pace a processor sleeps between them. Then the
 * same with read markers from all.
 */
export async function talk({ core, isQuick }: Setting): Promise<Outcome> {
  const [size, seconds] = isQuick ? [50, 2] : [1000, 15];
  await using parley = await Parley.start({ core });
  const { people } = await gather(parley.port, size);
  await talking(people, 5, 2);
  const silent = latenciesOf((await talking(people, 2, seconds)).sights);
  await using raw = await peerWith("raw ws", { size, core, frameBytes: people[0]?.frameBytes ?? 0 });
  const floor = latenciesOf((await talking(raw.people, 2, seconds, raw.bytes)).sights);
  const readers = people.map((person) => new Reader(person, size));
  // A warm-up: the first markers come after ten seconds, and the last after thirty.
  await reading(isQuick ? 1 : 12);
  const before = performance.now();
  let latencies = { p50: Number.NaN, p99: Number.NaN, max: Number.NaN };
  const cpu = await parley.process.cpuOf(async () => {
    latencies = latenciesOf((await reading(seconds)).sights);
  });
  const share = (100 * cpu) / (performance.now() - before);
  for (const reader of readers) reader.stop();
  return {
    figures: [
      { what: "from send to seen, p50", unit: "ms", value: silent.p50, peers: { "raw ws": floor.p50 } },
      {
        what: "from send to seen, p99",
        unit: "ms",
        value: silent.p99,
        peers: { "raw ws": floor.p99 },
        aim: atMost(40),
      },
      { what: "from send to seen, max", unit: "ms", value: silent.max, peers: { "raw ws": floor.max } },
      { what: "all tell what they have read: p50", unit: "ms", value: latencies.p50 },
      { what: "all tell what they have read: p99", unit: "ms", value: latencies.p99, aim: atMost(40) },
      { what: "all tell what they have read: of one core", unit: "%", value: share },
    ],
  };

  function reading(length: number): Promise<Round> {
    return talking(people, 2, length, 100, (at) => readers[at]?.read());
  }
}

function talking(
  people: readonly VirtualUser[],
  perSecond: number,
  seconds: number,
  bytes = 100,
  onSeen?: (at: number) => void,
): Promise<Round> {
  const times = evenly(perSecond, seconds);
  return heard({ rooms: [people], size: times.length }, (round) => {
    if (onSeen !== undefined)
      for (const [at, person] of people.entries()) {
        const see = person.onMark;
        person.onMark = (number) => {
          see(number);
          onSeen(at);
        };
      }
    return atTimes(times, (due, index) => {
      people[(index * 31) % people.length]?.say(marked(round.say(due), bytes));
    });
  });
}
