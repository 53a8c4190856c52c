import { setTimeout as sleep } from "node:timers/promises";
import type { ParleyUser } from "./parley-user";

/**
 * Each comes back after the page's pause, at random. Resolves with milliseconds until all missed messages are there.
 * Throws where somebody is told everything anew.
 */
export async function cutAndBack(crowd: readonly ParleyUser[]): Promise<number[]> {
  const cutAt = performance.now();
  const already = crowd.map((person) => Number(person.lastEventId));
  for (const person of crowd) person.cut();
  return Promise.all(
    crowd.map(async (person, at) => {
      await sleep(100 + Math.random() * 1000);
      const first = await person.comeBack();
      const { missed } = JSON.parse(first).result.data.data.payload;
      if (missed === undefined) throw new Error("somebody was not told what they had missed, but everything anew");
      const goal = (already[at] ?? 0) + missed;
      while (Number(person.lastEventId) < goal) await sleep(1);
      return performance.now() - cutAt;
    }),
  );
}
