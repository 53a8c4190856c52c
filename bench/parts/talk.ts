import { atMost, type Outcome, type Setting } from "../harness/part";
import { latenciesOf } from "../harness/stats";
import { gather, heard } from "../load/crowd";
import { marked } from "../load/marks";
import { Reader } from "../load/reader";
import type { Round } from "../load/round";
import { atTimes, evenly } from "../load/schedule";
import { Parley } from "../servers/parley";

/** A thousand in one room, and two messages a second; then the same with all of them telling up to where they have read. */
export async function talk({ core, isQuick }: Setting): Promise<Outcome> {
  const [size, seconds] = isQuick ? [50, 2] : [1000, 15];
  await using parley = await Parley.start({ core });
  const { people } = await gather(parley.port, size);
  await talking(5, 2);
  const silent = latenciesOf((await talking(2, seconds)).sights);
  const readers = people.map((person) => new Reader(person, size));
  // A while before it counts: the first tell it after ten seconds, and the last after thirty.
  await talking(2, isQuick ? 1 : 12, readers);
  const before = performance.now();
  let reading = { p50: Number.NaN, p99: Number.NaN, max: Number.NaN };
  const cpu = await parley.process.cpuOf(async () => {
    reading = latenciesOf((await talking(2, seconds, readers)).sights);
  });
  const share = (100 * cpu) / (performance.now() - before);
  for (const reader of readers) reader.stop();
  return {
    figures: [
      { what: "from send to seen, p50", unit: "ms", value: silent.p50 },
      { what: "from send to seen, p99", unit: "ms", value: silent.p99, aim: atMost(40) },
      { what: "from send to seen, max", unit: "ms", value: silent.max },
      { what: "all tell what they have read: p50", unit: "ms", value: reading.p50 },
      { what: "all tell what they have read: p99", unit: "ms", value: reading.p99, aim: atMost(40) },
      { what: "all tell what they have read: of one core", unit: "%", value: share },
    ],
  };

  function talking(perSecond: number, length: number, readers?: readonly Reader[]): Promise<Round> {
    const times = evenly(perSecond, length);
    return heard({ rooms: [people], size: times.length }, (round) => {
      if (readers !== undefined)
        for (const [at, person] of people.entries()) {
          const see = person.onMark;
          person.onMark = (number) => {
            see(number);
            readers[at]?.read();
          };
        }
      return atTimes(times, (due, index) => {
        people[(index * 31) % people.length]?.say(marked(round.say(due), 100));
      });
    });
  }
}
