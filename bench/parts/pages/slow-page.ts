import { setTimeout as sleep } from "node:timers/promises";
import { atMost, type Outcome, type Setting } from "../../harness/part";
import { quantile } from "../../harness/stats";
import { gather } from "../../load/crowd";
import { atTimes, evenly } from "../../load/schedule";
import { Parley } from "../../servers/parley";
import { noting } from "./noting";

const MESSAGES = 40;
const REACTIONS = 20;
const SLOWER = 4;
const KEY_MS = 200;
/** Keys that are faster are not noted. */
const LEAST_MS = 16;

/** A user writes on a slowed processor, while a hundred others send 40 messages and 20 reactions a second. */
export async function slowPage({ core, isQuick }: Setting): Promise<Outcome> {
  const [size, seconds] = isQuick ? [20, 4] : [100, 30];
  await using parley = await Parley.start({ core });
  const { room, people } = await gather(parley.port, size);
  await using visit = await noting(parley.port, room);
  const { tab, devTools } = visit;
  await devTools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const said: string[] = [];
  const given: Promise<unknown>[] = [];
  const person = (at: number) => people[at % people.length];
  await visit.forget();
  const talking = atTimes(evenly(MESSAGES, seconds), (_, at) => {
    const payload = { action: "send_message", scope: "global", content: `Message ${at}`.padEnd(100, " and so on") };
    const sent = person(at)?.give<{ message_id: string }>("chat", payload);
    if (sent) given.push(sent.then(({ message_id }) => said.push(message_id)));
  });
  const reacting = atTimes(evenly(REACTIONS, seconds), (_, at) => {
    // Three people choose each message.
    const message_id = said.at(-1 - (at % 3));
    const payload = { action: "react", message_id, reaction: at % 2 === 0 ? "👍" : "🎉" };
    if (message_id) given.push(person(at * 7)?.give("messages", payload) ?? Promise.resolve());
  });
  let keys = 0;
  const end = performance.now() + seconds * 1000;
  for (; performance.now() < end; keys += 1) {
    await tab.keyboard.press("KeyA");
    await sleep(KEY_MS);
  }
  await Promise.all([talking, reacting]);
  await Promise.all(given);
  const { tasks, interactions } = await visit.noted();
  const all = [...interactions, ...Array<number>(Math.max(0, keys - interactions.length)).fill(LEAST_MS)];
  return {
    figures: [
      { what: "from a key to the next paint, p50", unit: "ms", value: quantile(all, 0.5) },
      { what: "from a key to the next paint, p95", unit: "ms", value: quantile(all, 0.95), aim: atMost(100) },
      { what: "the longest task", unit: "ms", value: Math.max(0, ...tasks) },
    ],
    remark: `${keys} keys, of which ${interactions.length} took 16 ms or more.`,
  };
}
