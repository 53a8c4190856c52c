import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { writeMessages } from "../../testing/machine/said";
import type { Person } from "../../testing/person";
import { ServerProcess } from "../../testing/server-process";

const COUNT = 200_000;
const ROUNDS = 2;
const QUIET_MS = 8_000;
/** The most that a clearing may add to the time of a receipt. */
const ADDED_MS = 50;

test("clearing 200,000 messages delays the receipts of others, and of its room, no more than 50 ms", async (t) => {
  await using server = await ServerProcess.start();
  const alice = await server.person("Alice");
  const bob = await server.person("Bob");
  const rooms = [];
  for (let round = 0; round <= ROUNDS; round++)
    rooms.push(await alice.client.rooms.create.mutate({ title: `Round ${round}` }));
  const [other, ...cleared] = rooms;
  assert.ok(other);
  const said = { source: "50000000-0000-4000-8000-000000000000", text: "Said long ago", count: COUNT };
  await writeMessages(server.database, said, ...cleared.map(({ room_id }) => room_id));

  await bob.joins(other, { invite: other.invites.user });
  const quiet = { others: [] as number[], own: [] as number[] };
  const busy = { others: [] as number[], own: [] as number[] };
  const added: number[] = [];
  let erasedMs = 0;
  for (const room of cleared) {
    const moderator = alice.elsewhere("Alice");
    await moderator.joins(room);
    let isOver = false;
    const quietly = Promise.all([times(bob, quiet.others, () => isOver), times(moderator, quiet.own, () => isOver)]);
    await sleep(QUIET_MS);
    isOver = true;
    await quietly;
    isOver = false;
    const start = performance.now();
    const others = times(bob, busy.others, () => isOver);
    const receipt = await moderator.does("chat", { action: "clear_history" });
    t.diagnostic(`the receipt of the clearing: ${Math.round(performance.now() - start)} ms`);
    assert.ok(!("error" in receipt));
    const own = times(moderator, busy.own, () => isOver);
    while (await left(server, room.room_id)) await sleep(250);
    erasedMs = Math.max(erasedMs, performance.now() - start);
    isOver = true;
    await Promise.all([others, own]);
    await moderator.close();
  }
  await bob.close();
  for (const [whose, of] of [
    ["other rooms", (it: typeof quiet) => it.others],
    ["the room", (it: typeof quiet) => it.own],
  ] as const) {
    const [before, during] = [of(quiet), of(busy)];
    t.diagnostic(
      `receipts of ${whose}: quiet p50 ${at(before, 0.5)} p99 ${at(before, 0.99)} max ${at(before, 1)} ms (${before.length}), ` +
        `during the clearing p50 ${at(during, 0.5)} p99 ${at(during, 0.99)} max ${at(during, 1)} ms (${during.length})`,
    );
    added.push(at(during, 0.99) - at(before, 0.99));
  }
  t.diagnostic(`the slowest erasure took ${Math.round(erasedMs)} ms`);
  assert.ok(Math.max(...added) <= ADDED_MS, `the p99 is ${added.map(Math.round).join(" and ")} ms longer`);
});

async function times(person: Person, found: number[], isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const start = performance.now();
    await person.sends("Hi");
    found.push(performance.now() - start);
    await sleep(10);
  }
}

async function left(server: ServerProcess, room_id: string): Promise<boolean> {
  const found = await server.database.execute(
    `SELECT 1 FROM "Message" WHERE room_id = '${room_id}' AND number < (SELECT cleared_before FROM "Room" WHERE id = '${room_id}') LIMIT 1`,
  );
  return found.length > 0;
}

function at(times: readonly number[], part: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return Math.round(10 * (sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0)) / 10;
}
