import { setTimeout as sleep } from "node:timers/promises";
import { atMost, type Figure, type Outcome, type Setting } from "../harness/part";
import { gather } from "../load/crowd";
import { Parley } from "../servers/parley";

const IN_A_ROOM = 100;
const KB = 1024;

/** What each joined participant costs in memory, in rooms of a hundred, after the garbage is collected. */
export async function connection({ core, isQuick, say }: Setting): Promise<Outcome> {
  const counts = isQuick ? [200, 400] : [3000, 5000];
  await using parley = await Parley.start({ core, settings: { PRESENCE_GRACE_MS: "0" } });
  // What the code and its caches take once is nobody's.
  for (let at = 0; at < 10; at += 1) {
    const { people } = await gather(parley.port, IN_A_ROOM);
    for (const person of people) person.cut();
  }
  await sleep(1000);
  const before = await parley.process.memory();
  const figures: Figure[] = [];
  let here = 0;
  for (const count of counts) {
    for (; here < count; here += IN_A_ROOM) await gather(parley.port, IN_A_ROOM);
    await sleep(1000);
    const after = await parley.process.memory();
    const each = (name: "resident" | "heap" | "external") => (after[name] - before[name]) / count / KB;
    figures.push(
      { what: `${count} of them: resident, each`, unit: "KB", value: each("resident"), aim: atMost(18) },
      { what: `${count} of them: live heap, each`, unit: "KB", value: each("heap"), aim: atMost(15) },
      { what: `${count} of them: outside the heap, each`, unit: "KB", value: each("external") },
    );
    say(`${count} of them`);
  }
  return { figures };
}
