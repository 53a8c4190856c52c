import { atMost, figure, type Outcome, type Setting } from "../harness/part";
import { type Latencies, latenciesOf, spreadOf } from "../harness/stats";
import { gather, heard } from "../load/crowd";
import { marked } from "../load/marks";
import { atTimes, evenly, scattered } from "../load/schedule";
import { Parley } from "../servers/parley";

/** A thousand people in one room, of whom 600 send a message within ten seconds, each at a random time. */
export async function townHall({ core, isQuick, say }: Setting): Promise<Outcome> {
  const [size, posts, seconds, rounds] = isQuick ? [50, 30, 1, 1] : [1000, 600, 10, 2];
  await using parley = await Parley.start({ core });
  const { people } = await gather(parley.port, size);
  const measured: (Latencies & { readonly share: number })[] = [];
  await heard({ rooms: [people], size: 50 }, (it) =>
    atTimes(evenly(50, 1), (due) => {
      people[0]?.say(marked(it.say(due), 100));
    }),
  );
  for (let at = 0; at < rounds; at += 1) {
    const start = performance.now();
    let took = 0;
    let latencies: Latencies | undefined;
    const cpu = await parley.process.cpuOf(async () => {
      const round = await heard({ rooms: [people], size: posts }, (it) =>
        atTimes(scattered(posts, seconds), (due, index) => {
          people[index % people.length]?.say(marked(it.say(due), 100));
        }),
      );
      took = performance.now() - start;
      latencies = latenciesOf(round.untilLast);
    });
    if (latencies) measured.push({ ...latencies, share: (cpu / took) * 100 });
    say(`round ${at + 1} of ${rounds}`);
  }
  const each = (name: "p50" | "p99" | "max" | "share") => spreadOf(measured.map((it) => it[name]));
  return {
    figures: [
      figure("from send to seen by the last, p50", "ms", each("p50")),
      figure("from send to seen by the last, p99", "ms", each("p99"), { aim: atMost(60) }),
      figure("from send to seen by the last, max", "ms", each("max"), { aim: atMost(100) }),
      figure("of one core", "%", each("share"), { aim: atMost(60) }),
    ],
  };
}
