import { atMost, type Outcome, type Setting } from "../harness/part";
import { quantile } from "../harness/stats";
import { newcomer } from "../load/crowd";
import { Parley } from "../servers/parley";
import { messageId, seeded } from "../servers/seeded";

/** A room with 100,000 messages: opening it, and reading back in it, a page of a hundred at any depth. */
export async function history({ core, isQuick }: Setting): Promise<Outcome> {
  const [messages, times] = isQuick ? [1000, 10] : [100_000, 300];
  const { room, seed } = seeded(messages);
  await using parley = await Parley.start({ core, seed });
  const reader = await newcomer(parley.port, room);
  const open = async () => (await newcomer(parley.port, room)).cut();
  const readBack = async () => {
    const before = messageId(101 + Math.floor(Math.random() * (messages - 100)));
    const input = { room_id: room.room_id, scope: "global", before, limit: 100 };
    const page = await reader.ask<{ messages: readonly unknown[] }>("query", "chat.history", input);
    if (page.messages.length !== 100) throw new Error(`a page had ${page.messages.length} messages`);
  };
  await each(times / 10, open);
  const opened = await each(times, open);
  await each(times / 10, readBack);
  const paged = await each(times, readBack);
  return {
    figures: [
      { what: "opening the room, p50", unit: "ms", value: quantile(opened, 0.5) },
      { what: "opening the room, p95", unit: "ms", value: quantile(opened, 0.95), aim: atMost(100) },
      { what: "a page back, p50", unit: "ms", value: quantile(paged, 0.5) },
      { what: "a page back, p95", unit: "ms", value: quantile(paged, 0.95), aim: atMost(100) },
    ],
  };
}

async function each(times: number, act: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let at = 0; at < times; at += 1) {
    const start = performance.now();
    await act();
    taken.push(performance.now() - start);
  }
  return taken;
}
