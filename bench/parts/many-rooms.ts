import { atMost, type Outcome, type Setting } from "../harness/part";
import { latenciesOf } from "../harness/stats";
import { gather, heard } from "../load/crowd";
import { marked } from "../load/marks";
import type { ParleyUser } from "../load/parley-user";
import { atTimes, evenly } from "../load/schedule";
import { Parley } from "../servers/parley";

/** 200 rooms of ten people, each with a message every second. */
export async function manyRooms({ core, isQuick }: Setting): Promise<Outcome> {
  const [count, seconds] = isQuick ? [10, 2] : [200, 10];
  await using parley = await Parley.start({ core });
  const rooms: (readonly ParleyUser[])[] = [];
  for (let at = 0; at < count; at += 1) rooms.push((await gather(parley.port, 10)).people);
  const times = evenly(count, seconds);
  let cpu = 0;
  const start = performance.now();
  let end = start;
  const round = await heard({ rooms, size: times.length }, async (it) => {
    cpu = await parley.process.cpuOf(() =>
      atTimes(times, (due, index) => {
        const speakers = rooms[index % count] ?? [];
        speakers[Math.floor(index / count) % speakers.length]?.say(marked(it.say(due), 100));
      }),
    );
    end = performance.now();
  });
  const { p50, p99, max } = latenciesOf(round.untilLast);
  return {
    figures: [
      { what: "from send to seen by the last, p50", unit: "ms", value: p50 },
      { what: "from send to seen by the last, p99", unit: "ms", value: p99, aim: atMost(60) },
      { what: "from send to seen by the last, max", unit: "ms", value: max },
      { what: "of one core", unit: "%", value: (cpu / (end - start)) * 100 },
    ],
  };
}
