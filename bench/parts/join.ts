import { atMost, type Outcome, type Setting } from "../harness/part";
import { latenciesOf, quantile } from "../harness/stats";
import { newcomer } from "../load/crowd";
import { atTimes, evenly } from "../load/schedule";
import { Parley } from "../servers/parley";
import { seeded } from "../servers/seeded";

/** A thousand people join a room with 100,000 messages, a hundred a second. */
export async function join({ core, isQuick }: Setting): Promise<Outcome> {
  const [seconds, messages] = isQuick ? [1, 1000] : [10, 100_000];
  const { room, seed } = seeded(messages);
  await using parley = await Parley.start({ core, seed });
  for (let warming = 0; warming < 30; warming += 1) await newcomer(parley.port, room);
  const waits: Promise<number>[] = [];
  await atTimes(evenly(100, seconds), (due) => {
    waits.push(newcomer(parley.port, room).then(() => performance.now() - due));
  });
  const times = await Promise.all(waits);
  const { p50, max } = latenciesOf(times);
  return {
    figures: [
      { what: "from connecting to join_success, p50", unit: "ms", value: p50 },
      { what: "from connecting to join_success, p95", unit: "ms", value: quantile(times, 0.95), aim: atMost(300) },
      { what: "from connecting to join_success, max", unit: "ms", value: max },
    ],
  };
}
