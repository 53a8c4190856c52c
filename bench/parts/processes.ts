import { POSTGRES, REDIS } from "../../src/server/testing/test-database";
import type { Figure, Outcome, Setting } from "../harness/part";
import { heard, inTurns, makeRoom, newcomer } from "../load/crowd";
import { marked } from "../load/marks";
import { atTimes, evenly } from "../load/schedule";
import { Cluster } from "../servers/cluster";

const PER_SECOND = 50;

/**
 * The people of one room are spread over one, two and three processes. On few cores their processor time counts: the
 * busiest one's gives the throughput where each has a core.
 */
export async function processes({ core, isQuick, say }: Setting): Promise<Outcome> {
  if (POSTGRES === undefined || REDIS === undefined)
    return { figures: [], remark: "Not measured: PARLEY_TEST_DATABASE_URL and PARLEY_TEST_REDIS_URL name no servers." };
  const [size, seconds] = isQuick ? [30, 1] : [600, 6];
  const taken: Taken[] = [];
  for (const count of [1, 2, 3]) {
    taken.push(await take(count));
    say(`${count} of 3`);
  }
  const [one] = taken;
  const figures = taken.flatMap(({ all, busiest }, at): Figure[] => {
    const name = at === 0 ? "1 process" : `${at + 1} processes`;
    return [
      { what: `${name}: CPU for a message, all together`, unit: "ms", value: all },
      { what: `${name}: CPU for a message, the busiest`, unit: "ms", value: busiest },
      { what: `${name}: messages a second, each on a core`, unit: "×", value: (one?.busiest ?? 0) / busiest },
    ];
  });
  const line = (name: string, of: keyof Taken) => ({
    name,
    points: taken.map((it, at) => [at + 1, it[of]] as const),
  });
  const axes = { title: "Processor time for a message, by processes", x: "processes", y: "ms of CPU" };
  const series = [line("all together", "all"), line("the busiest", "busiest")];
  return { figures, plots: [{ name: "processes", kind: "lines", ...axes, series }] };

  async function take(count: number): Promise<Taken> {
    await using cluster = await Cluster.start(count, core);
    const { nodes } = cluster;
    const room = await makeRoom(nodes[0]?.port ?? 0);
    const people = await inTurns(size, (at) => newcomer(nodes[at % count]?.port ?? 0, room));
    await talk(people, evenly(PER_SECOND, 1));
    const before = await Promise.all(nodes.map((node) => node.cpu()));
    const times = evenly(PER_SECOND, seconds);
    await talk(people, times);
    const after = await Promise.all(nodes.map((node) => node.cpu()));
    const each = after.map((cpu, at) => (cpu - (before[at] ?? 0)) / times.length);
    return { all: each.reduce((sum, one) => sum + one, 0), busiest: Math.max(...each) };
  }
}

type Taken = { readonly all: number; readonly busiest: number };

function talk(people: Awaited<ReturnType<typeof newcomer>>[], times: readonly number[]) {
  return heard({ rooms: [people], size: times.length }, (round) =>
    atTimes(times, (due, at) => {
      people[at % people.length]?.say(marked(round.say(due), 100));
    }),
  );
}
