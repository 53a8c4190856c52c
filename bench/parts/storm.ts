import { setTimeout as sleep } from "node:timers/promises";
import { atMost, type Outcome, type Setting } from "../harness/part";
import { latenciesOf, quantile } from "../harness/stats";
import { gather, heard } from "../load/crowd";
import { cutAndBack } from "../load/cut-and-back";
import { marked } from "../load/marks";
import { atTimes, evenly } from "../load/schedule";
import { Parley } from "../servers/parley";

const OTHERS = 50;
const CUT_AT_MS = 1000;

/** A thousand people lose the connection at once, while fifty others in the room go on talking. */
export async function storm({ core, isQuick }: Setting): Promise<Outcome> {
  const [size, seconds] = isQuick ? [50, 3] : [1000, 8];
  await using parley = await Parley.start({ core });
  const { people } = await gather(parley.port, size + OTHERS);
  const [others, crowd] = [people.slice(0, OTHERS), people.slice(OTHERS)];
  const times = evenly(20, seconds);
  const waits: number[] = [];
  let synced: number[] = [];
  await heard({ rooms: [people], size: times.length }, async (round) => {
    for (const person of others) {
      const see = person.onMark;
      person.onMark = (number) => {
        see(number);
        waits.push(performance.now() - round.sentAt(number));
      };
    }
    const returns = sleep(CUT_AT_MS).then(() => cutAndBack(crowd));
    await atTimes(times, (due, index) => {
      others[index % OTHERS]?.say(marked(round.say(due), 100));
    });
    synced = await returns;
  });
  const { p50, p99, max } = latenciesOf(waits);
  return {
    figures: [
      { what: "in sync after the cut, p50", unit: "s", value: quantile(synced, 0.5) / 1000 },
      { what: "in sync after the cut, the last", unit: "s", value: Math.max(...synced) / 1000, aim: atMost(3) },
      { what: "others: from send to seen, p50", unit: "ms", value: p50 },
      { what: "others: from send to seen, p99", unit: "ms", value: p99, aim: atMost(500) },
      { what: "others: from send to seen, max", unit: "ms", value: max },
    ],
  };
}
