import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Id, Receipt, StoredMessage } from "../../../protocol";
import { histories, unread } from "../../../room/chat/conversation";
import { everyone, type Person, toGroup, toPerson } from "../../testing/person";
import { ServerProcess } from "../../testing/server-process";

const HOUR = 3_600_000;
const JUMPS = { "an hour": HOUR, "463 days": 463 * 24 * HOUR };

let server: ServerProcess;
before(async () => {
  server = await ServerProcess.start();
});
after(() => server[Symbol.asyncDispose]());

async function meeting() {
  const [alice, bob] = [await server.person("Alice"), await server.person("Bob")];
  const room = await alice.client.rooms.create.mutate({ title: "Weekly" });
  await alice.joins(room);
  await bob.joins(room, { invite: room.invites.user });
  await alice.receives({ message: "joined" });
  return { room, alice, bob };
}

/** A fresh join's messages to everyone, and the number of unread ones. */
async function shownTo(person: Person, room: { room_id: Id }) {
  const again = server.personWith(person.name, person.token);
  await again.joins(room);
  const { id, module_data } = again.self;
  const [global] = histories(module_data.chat);
  await again.close();
  assert.ok(global);
  return { messages: module_data.chat.room_history, unread: unread(global, id) };
}

/** Sends ten messages in one frame, which the server commits together. */
const saysTen = (person: Person) => Promise.all(Array.from({ length: 10 }, (_, at) => person.sends(`${at}`)));

const reads = (person: Person, timestamp: string) =>
  person.does("chat", { action: "set_last_seen_timestamp", ...everyone, timestamp });

function timeOf(receipt: Receipt): string {
  assert.ok("timestamp" in receipt);
  return receipt.timestamp;
}

const timesOf = (messages: readonly StoredMessage[]) => messages.map(({ timestamp }) => timestamp);

function assertIncreasing(times: readonly string[]): void {
  assert.deepEqual(times, [...new Set(times)].sort());
}

/** The time between two messages by the room's clock, and the real time, in milliseconds. */
async function elapsedSince(earlier: string, person: Person) {
  const start = performance.now();
  await sleep(60);
  const now = timeOf(await person.sends("later"));
  return { now, told: Date.parse(now) - Date.parse(earlier), atMost: performance.now() - start + 2_000 };
}

describe("After the wall clock was ahead for a while", () => {
  const meetings: (Awaited<ReturnType<typeof meeting>> & { read: StoredMessage })[] = [];

  for (const [name, jump] of Object.entries(JUMPS))
    test(`by ${name}, ten messages of one commit are unread, and a marker divides them exactly`, async () => {
      const { room, alice, bob } = await meeting();
      await server.shiftClock(jump);
      const ahead = timeOf(await alice.sends("from the future"));
      assert.ok(Date.parse(ahead) > Date.now() + jump - HOUR / 2);
      await reads(bob, ahead);
      await server.shiftClock(0);

      const ten = (await saysTen(alice)).map(timeOf);
      const { messages, unread: count } = await shownTo(bob, room);
      assert.equal(count, 10);
      assertIncreasing(timesOf(messages));
      assert.deepEqual(timesOf(messages.slice(1)), ten, "a receipt has the very time of its message");
      for (const left of [9, 5, 0, 3]) {
        const read = messages.at(-1 - left);
        assert.ok(read);
        await reads(bob, read.timestamp);
        assert.equal((await shownTo(bob, room)).unread, left);
        if (left === 3) meetings.push({ room, alice, bob, read });
      }
    });

  test("timeouts end: the room's time goes on by the monotonic clock", async () => {
    const { alice } = await meeting();
    await server.shiftClock(HOUR);
    const first = timeOf(await alice.sends("from the future"));
    await server.shiftClock(0);
    const second = await elapsedSince(first, alice);
    const third = await elapsedSince(second.now, alice);
    for (const { told, atMost } of [second, third]) assert.ok(told >= 55 && told <= atMost, `${told} ms, ${atMost}`);
  });

  test("all of that holds after a kill and a restart", async () => {
    assert.equal(meetings.length, 2);
    await server.kill("SIGKILL");
    await server.start();
    for (const { room, alice, bob, read } of meetings) {
      assert.equal((await shownTo(bob, room)).unread, 3);
      const later = server.personWith("Alice", alice.token);
      await later.joins(room);
      await saysTen(later);
      const { messages, unread: count } = await shownTo(bob, room);
      assert.equal(count, 13);
      assert.ok(messages.some(({ timestamp }) => timestamp === read.timestamp));
      assertIncreasing(timesOf(messages));
      const { told, atMost } = await elapsedSince(messages.at(-1)?.timestamp ?? "", later);
      assert.ok(told >= 55 && told <= atMost, `${told} ms, ${atMost}`);
    }
  });
});

test("each event of one commit has a time of its own, of whatever kind, while the clock is behind", async () => {
  const { alice, bob } = await meeting();
  await server.shiftClock(-HOUR);
  const groups = ["g"];
  const receipts = await Promise.all([
    alice.does("control", { action: "set_groups", target: bob.id, groups }),
    alice.does("control", { action: "set_groups", target: alice.id, groups }),
    alice.does("control", { action: "grant_moderator_role", target: bob.id }),
    alice.sends("to Bob", toPerson(bob)),
    alice.sends("to the group", toGroup("g")),
    alice.does("chat", { action: "disable_chat" }),
    alice.does("chat", { action: "enable_chat" }),
    alice.sends("to everyone"),
  ]);
  const told: Record<string, string> = {};
  while (!("to everyone" in told)) {
    const { timestamp, payload } = (await bob.receives({})).data;
    told["content" in payload ? payload.content : `${payload.message} ${timestamp}`] = timestamp;
  }
  const times = Object.values(told);
  assert.equal(times.length, 9, "a promotion is two events");
  assertIncreasing(times);
  for (const receipt of receipts) assert.ok(times.includes(timeOf(receipt)));
});
