import { atMost, figure, type Outcome, type Setting } from "../harness/part";
import { quantile, spreadOf } from "../harness/stats";
import { gather, newcomer } from "../load/crowd";
import type { ParleyUser } from "../load/parley-user";
import { waitsOf } from "../load/victim";
import { Parley } from "../servers/parley";
import { searchable } from "../servers/searchable";

/** A written list of searches: words of each hundredth message and of each thousandth, two words, beginnings. */
const OCCURRING = ["budget", "penguin", "budget meeting", "peng", "buro", "old export", "quo", "the bud"];
const ABSENT = ["xylophone", "budget xylophone", "zzz", "unheard of"];
const SEARCHERS = 10;

/** Searches in 20,000 messages and in 200,000; then two people talk, while ten others search without pause. */
export async function search({ core, isQuick }: Setting): Promise<Outcome> {
  const [times, rounds, seconds] = isQuick ? [2, 1, 2] : [25, 3, 4];
  const small = await searches({ core, isQuick }, { messages: 20_000, times });
  const large = await searches({ core, isQuick }, { messages: 200_000, times });
  const { room, seed } = searchable(isQuick ? 2_000 : 200_000);
  await using parley = await Parley.start({ core, seed });
  const { people } = await gather(parley.port, 2);
  const searchers = await Promise.all(Array.from({ length: SEARCHERS }, () => newcomer(parley.port, room)));
  await waitsOf(people, 1);
  const [calm, beside] = [[] as number[], [] as number[]];
  for (let round = 0; round < rounds; round += 1) {
    calm.push(quantile(await waitsOf(people, seconds), 0.99));
    let isOver = false;
    const searching = searchers.map(async (one, at) => {
      for (let number = at; !isOver; number += 1) await ask(one, room.room_id, termOf(number));
    });
    beside.push(quantile(await waitsOf(people, seconds), 0.99));
    isOver = true;
    await Promise.all(searching);
  }
  const more = beside.map((p99, round) => p99 - (calm[round] ?? Number.NaN));
  return {
    figures: [
      ...percentiles("in 20,000 messages, all", [...small.occurring, ...small.absent], 50),
      ...percentiles("in 200,000 messages, words that occur", large.occurring, 150),
      ...percentiles("in 200,000 messages, words that do not", large.absent, 600),
      figure("others: from send to receipt, p99, nobody searches", "ms", spreadOf(calm)),
      figure("others: from send to receipt, p99, ten search", "ms", spreadOf(beside)),
      figure("p99, more than when nobody searches", "ms", spreadOf(more), { aim: atMost(20) }),
    ],
  };
}

function percentiles(what: string, times: readonly number[], most: number) {
  return [
    { what: `${what}, p50`, unit: "ms", value: quantile(times, 0.5) },
    { what: `${what}, p95`, unit: "ms", value: quantile(times, 0.95), aim: atMost(most) },
  ];
}

async function searches(
  { core, isQuick }: Pick<Setting, "core" | "isQuick">,
  { messages, times }: { readonly messages: number; readonly times: number },
) {
  const { room, seed } = searchable(isQuick ? messages / 100 : messages);
  await using parley = await Parley.start({ core, seed });
  const reader = await newcomer(parley.port, room);
  const timed = async (terms: readonly string[]) => {
    const taken: number[] = [];
    for (let time = 0; time < times; time += 1)
      for (const term of terms) {
        const start = performance.now();
        const { messages } = await ask(reader, room.room_id, term);
        taken.push(performance.now() - start);
        if (messages.length > 0 !== OCCURRING.includes(term)) throw new Error(`${term} found ${messages.length}`);
      }
    return taken;
  };
  // The first search starts the thread.
  await ask(reader, room.room_id, "warm");
  return { occurring: await timed(OCCURRING), absent: await timed(ABSENT) };
}

function termOf(number: number): string {
  const all = [...OCCURRING, ...ABSENT];
  return all[number % all.length] ?? "";
}

function ask(user: ParleyUser, room_id: string, term: string) {
  return user.ask<{ messages: readonly unknown[] }>("query", "chat.search", { room_id, term, limit: 20 });
}
