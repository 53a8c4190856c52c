import { setTimeout as sleep } from "node:timers/promises";
import type { CDPSession, Page } from "playwright";
import { atLeast, atMost, type Outcome, type Setting } from "../../harness/part";
import { quantile, spreadOf } from "../../harness/stats";
import { gather } from "../../load/crowd";
import { marked } from "../../load/marks";
import type { ParleyUser } from "../../load/parley-user";
import { atTimes, evenly } from "../../load/schedule";
import { Parley } from "../../servers/parley";
import { noting } from "./noting";

const PER_SECOND = 50;

/**
 * A browser in a room of a thousand with 50 messages a second. It shares the machine with the load, so its figures are
 * reported, and gate nothing.
 */
export async function page({ core, isQuick, say }: Setting): Promise<Outcome> {
  const [size, seconds] = isQuick ? [50, 5] : [1000, 60];
  await using parley = await Parley.start({ core });
  const { room, people } = await gather(parley.port, size);
  await using visit = await noting(parley.port, room);
  const { tab, devTools } = visit;
  const before = await heapOf(devTools);
  await visit.forget();
  const talking = talk(people, seconds);
  const isOver = talking.then(() => true);
  while (!(await Promise.race([isOver, sleep(500)]))) await tab.keyboard.press("KeyA");
  say("all is said");
  const { tasks, interactions } = await visit.noted();
  const grown = (await heapOf(devTools)) - before;
  const frames = await scrolling(tab, people);
  return {
    figures: [
      { what: "the longest task", unit: "ms", value: Math.max(0, ...tasks), aim: atMost(100) },
      // INP is the slowest of fewer than fifty interactions; of more, one in fifty is left out.
      { what: "INP", unit: "ms", value: quantile([0, ...interactions], 0.98), aim: atMost(200) },
      { what: "the heap grew by", unit: "MB", value: grown / 1_000_000, aim: atMost(50) },
      {
        what: "while scrolling, by the middle frame",
        unit: "frames a second",
        value: Math.round(1000 / spreadOf(frames).median),
        aim: atLeast(60),
      },
      { what: "from frame to frame while scrolling, p95", unit: "ms", value: quantile(frames, 0.95) },
    ],
    remark: `${tasks.length} tasks over 50 ms, ${interactions.length} keys that took 16 ms or more.`,
  };
}

async function talk(people: readonly ParleyUser[], seconds: number): Promise<void> {
  await atTimes(evenly(PER_SECOND, seconds), (_, index) => {
    people[index % people.length]?.say(marked(index, 100));
  });
}

async function scrolling(tab: Page, people: readonly ParleyUser[]): Promise<number[]> {
  const talking = talk(people, 4);
  await tab.getByRole("log").hover();
  const frames = tab.evaluate(async () => {
    const times: number[] = [];
    const end = performance.now() + 3000;
    while (performance.now() < end) times.push(await new Promise<number>(requestAnimationFrame));
    return times.slice(1).map((time, at) => time - (times[at] ?? 0));
  });
  for (let turn = 0; turn < 60; turn += 1) {
    await tab.mouse.wheel(0, -80);
    await sleep(30);
  }
  await talking;
  return frames;
}

/** In bytes. */
async function heapOf(devTools: CDPSession): Promise<number> {
  await devTools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devTools.send("Runtime.getHeapUsage");
  return usedSize;
}
