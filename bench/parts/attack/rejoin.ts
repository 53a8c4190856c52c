import { fileURLToPath } from "node:url";
import { atMost, figure, type Outcome, type Setting } from "../../harness/part";
import { spreadOf } from "../../harness/stats";
import { gather } from "../../load/crowd";
import { nuisances } from "../../load/nuisances";
import { receiptsOf } from "../../load/victim";
import { fullRoom, writeFullRoom } from "../../servers/full-room";
import { Parley } from "../../servers/parley";

const program = fileURLToPath(new URL("../../load/rejoiner.ts", import.meta.url));

/**
 * One person talks, while none, one and then five others rejoin another room, of 8 MiB, as fast as they can, from one
 * address. The server's limits are the default ones.
 */
export async function rejoin({ core, isQuick }: Setting): Promise<Outcome> {
  const [rounds, seconds] = isQuick ? [1, 2] : [3, 4];
  const settings = {
    RATE_LIMIT_PER_SECOND: "10",
    RATE_LIMIT_BURST: "1000000",
    MAX_READ_MIB_PER_SECOND: "",
    MAX_READ_MIB_PER_ADDRESS_PER_SECOND: "",
  };
  await using parley = await Parley.start({ core, settings, seed: writeFullRoom });
  const { people } = await gather(parley.port, 2);
  await receiptsOf(people, 1);
  const calm: number[] = [];
  const beside = new Map<number, number[]>([
    [1, []],
    [5, []],
  ]);
  for (let round = 0; round < rounds; round += 1) {
    calm.push(await receiptsOf(people, seconds));
    for (const [count, times] of beside) {
      await using _ = await nuisances({ program, port: parley.port, room: fullRoom, count });
      times.push(await receiptsOf(people, seconds));
    }
  }
  const figures = [figure("from send to receipt, p50, nobody rejoins", "ms", spreadOf(calm))];
  for (const [count, times] of beside) {
    const ratios = times.map((time, round) => time / (calm[round] ?? Number.NaN));
    figures.push(figure(`from send to receipt, p50, ${count} rejoin`, "ms", spreadOf(times)));
    figures.push(figure(`p50, ${count} rejoin, of that when nobody does`, "×", spreadOf(ratios), { aim: atMost(2) }));
  }
  return { figures };
}
