import { setTimeout as sleep } from "node:timers/promises";
import { atMost, type Outcome, type Setting } from "../../harness/part";
import { quantile } from "../../harness/stats";
import { gather, inTurns, type Room } from "../../load/crowd";
import { ParleyUser } from "../../load/parley-user";
import { identities, Parley } from "../../servers/parley";
import { noting } from "./noting";

const WHEEL = -2_000;
const TURN_MS = 30;
const PATIENCE_MS = 300_000;

type Said = { readonly message_id: string };

/** A user scrolls from the end to the beginning of 10,000 messages of all kinds. */
export async function scrolling({ core, isQuick, say }: Setting): Promise<Outcome> {
  const size = isQuick ? 500 : 10_000;
  await using parley = await Parley.start({ core });
  const { room, people } = await gather(parley.port, 20);
  await fills(parley.port, room, people, size);
  say("all is said");
  await using visit = await noting(parley.port, room);
  const { tab } = visit;
  await tab.getByRole("log").hover();
  await visit.forget();
  const frames = tab.evaluate(framesUntilOver);
  const first = tab.getByRole("log").getByText("Message 0 and so on").first();
  const start = performance.now();
  while (!(await first.isVisible())) {
    if (performance.now() - start > PATIENCE_MS) throw new Error("the beginning was never reached");
    await tab.mouse.wheel(0, WHEEL);
    await sleep(TURN_MS);
  }
  await tab.evaluate(() => Object.assign(globalThis, { isOver: true }));
  const { tasks } = await visit.noted();
  return {
    figures: [
      { what: "the longest task", unit: "ms", value: Math.max(0, ...tasks), aim: atMost(100) },
      { what: "from frame to frame, p95", unit: "ms", value: quantile(await frames, 0.95) },
      { what: "from the end to the beginning", unit: "s", value: (performance.now() - start) / 1000 },
    ],
    remark: `${tasks.length} tasks over 50 ms.`,
  };
}

async function fills(port: number, room: Room, people: readonly ParleyUser[], size: number): Promise<void> {
  const moderator = await ParleyUser.connect(port, identities.issue());
  await moderator.join({ room_id: room.room_id, invite: room.invites.moderator });
  const ids: string[] = [];
  const person = (at: number) => people[at % people.length] ?? moderator;
  await inTurns(size, async (at) => {
    const isToAll = at % 10 === 0;
    const text = `Message ${at} and so on`.padEnd(20 + ((at * 37) % 300), " and so on");
    const reply_to = at % 5 === 0 ? ids.at(-1 - (at % 40)) : undefined;
    const author = isToAll ? moderator : person(at);
    const { message_id } = await author.give<Said>("chat", {
      ...{ action: "send_message", scope: "global", content: isToAll ? `@everyone ${text}` : text },
      ...(isToAll && { mention_all: true }),
      ...(reply_to && { reply_to }),
    });
    ids.push(message_id);
    const change = (who: ParleyUser, action: string, more = {}) =>
      who.give("messages", { action, message_id, ...more });
    for (let time = 0; time < 3 && at % 4 === 0; time += 1)
      await change(person(at + time), "react", { reaction: "👍" });
    for (let time = 0; time < 2 && at % 8 === 0; time += 1)
      await change(person(at + time), "react", { reaction: "🎉" });
    if (at % 20 === 1) await change(author, "edit", { content: `${text}, corrected` });
    if (at % 50 === 3) await change(author, "delete");
    if (at % (size / 5) === 7) await change(moderator, "pin");
  });
  moderator.cut();
}

/** In milliseconds. */
async function framesUntilOver(): Promise<number[]> {
  const times: number[] = [];
  while (!("isOver" in globalThis)) times.push(await new Promise<number>(requestAnimationFrame));
  return times.slice(1).map((time, at) => time - (times[at] ?? 0));
}
