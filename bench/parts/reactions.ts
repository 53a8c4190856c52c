import { setTimeout as sleep } from "node:timers/promises";
import { atMost, figure, type Outcome, type Setting } from "../harness/part";
import { latenciesOf, spreadOf } from "../harness/stats";
import { gather } from "../load/crowd";
import { cutAndBack } from "../load/cut-and-back";
import type { ParleyUser } from "../load/parley-user";
import { atTimes, scattered } from "../load/schedule";
import { Witnesses } from "../load/witnesses/witnesses";
import { Parley } from "../servers/parley";

const SECONDS = 2;
const UNTIL_TOLD_MS = 2_000;
const REACTIONS = ["👍", "🎉", "❤️", "😂", "👀"] as const;
const TOLD = ['"reactions_changed"', '"own_reactions"'];

type Said = { readonly message_id: string };

/**
 * A thousand people react to one message within two seconds, while ten people of another process talk in another room.
 * Then all thousand lose the connection and resume.
 */
export async function reactions({ core, isQuick, say }: Setting): Promise<Outcome> {
  const [size, rounds] = isQuick ? [50, 1] : [1000, 3];
  await using parley = await Parley.start({ core });
  const { people } = await gather(parley.port, size);
  await using others = await Witnesses.start(parley.port);
  const told = people.map(() => 0);
  for (const [at, person] of people.entries())
    person.onEvents = (frame) => {
      told[at] = (told[at] ?? 0) + TOLD.reduce((sum, event) => sum + countIn(frame, event), 0);
    };
  await others.waits(SECONDS);
  const most: number[] = [];
  const [slower, later] = [[] as number[], [] as number[]];
  let numbers = 0;
  for (let round = 0; round < rounds; round += 1) {
    told.fill(0);
    const message_id = await saidBy(people[0]);
    const before = Number(people[0]?.lastEventId);
    const quiet = latenciesOf(await others.waits(SECONDS));
    const busy = others.waits(SECONDS);
    const receipts: Promise<unknown>[] = [];
    await atTimes(scattered(size, SECONDS), (_, at) => {
      const reaction = REACTIONS[at % REACTIONS.length];
      const person = people[at % size];
      if (person) receipts.push(person.give("messages", { action: "react", message_id, reaction }));
    });
    const { p50, p99 } = latenciesOf(await busy);
    await Promise.all(receipts);
    await sleep(UNTIL_TOLD_MS);
    slower.push(p50 / quiet.p50);
    later.push(p99 - quiet.p99);
    most.push(Math.max(...told));
    numbers += Number(people[0]?.lastEventId) - before;
    if (Math.min(...told) === 0) throw new Error("somebody was told of no reaction");
    say(`round ${round + 1} of ${rounds}`);
  }
  const synced = await cutAndBack(people);
  return {
    figures: [
      figure("events of one round for a client, the most", "", spreadOf(most), { aim: atMost(10) }),
      { what: "numbers that the room gave away", unit: "", value: numbers, aim: atMost(0) },
      figure("another room: p50 to the receipt, of that in quiet", "×", spreadOf(slower), { aim: atMost(1.5) }),
      figure("another room: p99 to the receipt, more than in quiet", "ms", spreadOf(later), { aim: atMost(20) }),
      { what: "all resumed after the cut, the last", unit: "s", value: Math.max(...synced) / 1000, aim: atMost(3) },
    ],
    remark: "Nobody who resumed got a fresh state.",
  };
}

async function saidBy(person: ParleyUser | undefined): Promise<string> {
  const payload = { action: "send_message", scope: "global", content: "Shall we?" };
  const said = await person?.give<Said>("chat", payload);
  if (said === undefined) throw new Error("nobody is there");
  await sleep(500);
  return said.message_id;
}

function countIn(frame: Buffer, text: string): number {
  let count = 0;
  for (let at = frame.indexOf(text); at >= 0; at = frame.indexOf(text, at + text.length)) count += 1;
  return count;
}
