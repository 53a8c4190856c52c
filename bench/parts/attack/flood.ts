import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { atMost, figure, type Outcome, type Setting } from "../../harness/part";
import { latenciesOf, spreadOf } from "../../harness/stats";
import { gather, heard } from "../../load/crowd";
import { marked } from "../../load/marks";
import { nuisances } from "../../load/nuisances";
import { atTimes, evenly } from "../../load/schedule";
import { receiptsOf } from "../../load/victim";
import { Parley } from "../../servers/parley";

const FLOODERS = 3;
const program = fileURLToPath(new URL("../../load/flooder.ts", import.meta.url));
const REFUSED = 4;
const KINDS = [
  ...["unknown procedures", "no identity", "no session", "unparsable", "too many requests"],
  ...["long texts", "many keys", "deep lists", "piled accents"],
];
const refused = fileURLToPath(new URL("../../load/refused.ts", import.meta.url));

/**
 * Fifty people send fifty messages a second, at first undisturbed, then while three more send without pause. Then four
 * connections send refused requests. The server's limits are the default ones.
 */
export async function flood({ core, isQuick }: Setting): Promise<Outcome> {
  const [rounds, seconds] = isQuick ? [1, 2] : [3, 4];
  const settings = { RATE_LIMIT_PER_SECOND: "10", RATE_LIMIT_BURST: "60" };
  await using parley = await Parley.start({ core, settings });
  const { room, people } = await gather(parley.port, 50);
  await talking(2);
  const [calm, flooded] = [[] as number[][], [] as number[][]];
  for (let round = 0; round < rounds; round += 1) {
    calm.push(await talking(seconds));
    await using _ = await nuisances({ program, port: parley.port, room, count: FLOODERS });
    // At first each may send a full burst.
    await sleep(2000);
    flooded.push(await talking(seconds));
  }
  const refusals = KINDS.map((kind) => ({ kind, ratios: [] as number[] }));
  for (let round = 0; round < rounds; round += 1)
    for (const { kind, ratios } of refusals) {
      const quiet = await receiptsOf(people, seconds / 2);
      await using _ = await nuisances({ program: refused, port: parley.port, room, count: REFUSED, more: [kind] });
      ratios.push((await receiptsOf(people, seconds)) / quiet);
    }
  const times = (of: number[][], at: 0 | 1) => spreadOf(of.map((it) => it[at] ?? Number.NaN));
  const more = flooded.map(([, p99 = 0], round) => p99 - (calm[round]?.[1] ?? 0));
  const longer = flooded.map(([p50 = 0], round) => p50 / (calm[round]?.[0] ?? 0));
  return {
    figures: [
      figure("others: from send to seen, p50, nobody floods", "ms", times(calm, 0)),
      figure("others: from send to seen, p99, nobody floods", "ms", times(calm, 1)),
      figure("others: from send to seen, p50, three flood", "ms", times(flooded, 0)),
      figure("others: from send to seen, p99, three flood", "ms", times(flooded, 1)),
      figure("p50, of that when nobody floods", "×", spreadOf(longer), { aim: atMost(1.1) }),
      figure("p99, more than when nobody floods", "ms", spreadOf(more), { aim: atMost(20) }),
      ...refusals.map(({ kind, ratios }) =>
        figure(`p50 to the receipt beside ${REFUSED} × ${kind}`, "×", spreadOf(ratios), { aim: atMost(2) }),
      ),
    ],
  };

  async function talking(length: number): Promise<number[]> {
    const due = evenly(50, length);
    const round = await heard({ rooms: [people], size: due.length }, (it) =>
      atTimes(due, (at, index) => {
        people[index % people.length]?.say(marked(it.say(at), 100));
      }),
    );
    const { p50, p99 } = latenciesOf(round.sights);
    return [p50, p99];
  }
}
