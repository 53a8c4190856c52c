import { atMost, type Outcome, type Setting } from "../harness/part";
import { latenciesOf } from "../harness/stats";
import { gather, heard } from "../load/crowd";
import { marked } from "../load/marks";
import type { Round } from "../load/round";
import { atTimes, evenly } from "../load/schedule";
import { Parley } from "../servers/parley";

/** A thousand in one room, and two messages a second. */
export async function talk({ core, isQuick }: Setting): Promise<Outcome> {
  const [size, seconds] = isQuick ? [50, 2] : [1000, 15];
  await using parley = await Parley.start({ core });
  const { people } = await gather(parley.port, size);
  await talking(5, 2);
  const { p50, p99, max } = latenciesOf((await talking(2, seconds)).sights);
  return {
    figures: [
      { what: "from send to seen, p50", unit: "ms", value: p50 },
      { what: "from send to seen, p99", unit: "ms", value: p99, aim: atMost(40) },
      { what: "from send to seen, max", unit: "ms", value: max },
    ],
  };

  function talking(perSecond: number, length: number): Promise<Round> {
    const times = evenly(perSecond, length);
    return heard({ rooms: [people], size: times.length }, (round) =>
      atTimes(times, (due, index) => {
        people[(index * 31) % people.length]?.say(marked(round.say(due), 100));
      }),
    );
  }
}
