import assert from "node:assert/strict";
import { after, before, describe, mock, test } from "node:test";
import type { Envelope } from "../../../protocol";
import { everyone, type Person, type Received, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

async function take(person: Person, count: number): Promise<Received[]> {
  const received: Received[] = [];
  while (received.length < count) received.push(await person.receives({}));
  return received;
}

function contentOf({ payload }: Envelope): string[] {
  return payload.message === "message_sent" ? [payload.content] : [];
}

const ids = (received: readonly Received[]) => received.map(({ id }) => Number(id));
const numbersTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe("Durable events", () => {
  test("take the next number each, without gaps, and everybody sees the same order", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    const people = [alice, bob, carol];
    await Promise.all([
      ...people.flatMap((person) => numbersTo(40).map((it) => person.sends(`${person.name} ${it}`))),
      ...numbersTo(10).map(() => alice.does("chat", { action: "enable_chat" })),
      ...numbersTo(10).map((it) =>
        alice.does("control", { action: "set_groups", target: alice.id, groups: [`${it}`] }),
      ),
    ]);
    const [first, ...others] = await Promise.all(people.map((person) => take(person, 140)));
    assert.ok(first);
    assert.deepEqual(ids(first), numbersTo(140));
    const withoutEcho = (received: readonly Received[]) =>
      received.map(({ id, data: { transaction_id: _, ...data } }) => ({ id, data }));
    for (const other of others) assert.deepEqual(withoutEcho(other), withoutEcho(first));
    for (const { name } of people) {
      const contents: string[] = first.flatMap(({ data }) => contentOf(data));
      assert.deepEqual(
        contents.filter((content) => content.startsWith(`${name} `)),
        numbersTo(40).map((it) => `${name} ${it}`),
        "the commands of one connection take effect in the order of their arrival",
      );
    }
  });

  test("leave a gap for who is not to see them", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    await alice.sends("1");
    await alice.sends("2", toPerson(bob));
    await alice.does("control", { action: "grant_moderator_role", target: bob.id });
    await alice.sends("5");
    assert.deepEqual(ids(await take(alice, 4)), [1, 2, 3, 5]);
    assert.deepEqual(ids(await take(bob, 5)), [1, 2, 3, 4, 5]);
    assert.deepEqual(ids(await take(carol, 3)), [1, 3, 5]);
  });

  test("number each room by itself", async () => {
    const [one, other] = [await server.meetingOfThree(), await server.meetingOfThree()];
    await Promise.all([one.alice.sends("a"), other.alice.sends("b"), one.alice.sends("c")]);
    assert.deepEqual(ids(await take(one.bob, 2)), [1, 2]);
    assert.deepEqual(ids(await take(other.bob, 1)), [1]);
  });
});

describe("Passing events", () => {
  test("carry the newest number that was handed over or not for this connection", async () => {
    const { room, alice, bob, carol } = await server.meetingOfThree();
    await alice.sends("1");
    await alice.sends("2", toPerson(bob));
    for (const person of [alice, bob]) await take(person, 2);
    await take(carol, 1);
    const dave = await server.person("Dave");
    await dave.joins(room, { invite: room.invites.user });
    for (const person of [alice, bob, carol]) assert.equal((await person.receives({ message: "joined" })).id, "2");
    await carol.does("chat", { action: "clear_history" });
    assert.equal((await carol.receives({ message: "error" })).id, "2");
    await alice.sends("3");
    for (const person of [alice, bob, carol, dave]) assert.equal((await person.receives({ content: "3" })).id, "3");
    dave.leaves();
    assert.equal((await carol.receives({ message: "left" })).id, "3");
  });

  test("do not take a number", async () => {
    const { alice, bob } = await server.meetingOfThree();
    const timestamp = "2026-01-13T12:00:00.000000Z";
    await bob.does("chat", { action: "set_last_seen_timestamp", ...everyone, timestamp });
    await bob.does("chat", { action: "enable_chat" });
    await alice.sends("first");
    assert.equal((await alice.receives({ message: "message_sent" })).id, "1");
  });
});

describe("A room's times", () => {
  test("never run backwards, whatever the clock does", async () => {
    const { room, alice } = await server.meetingOfThree();
    const first = await alice.sends("now");
    assert.ok("timestamp" in first);
    mock.timers.enable({ apis: ["Date"], now: Date.now() - 60 * 60 * 1000 });
    try {
      const second = await alice.sends("an hour ago");
      assert.ok("timestamp" in second && second.timestamp >= first.timestamp);
      const bob = await server.person("Bob");
      await bob.joins(room, { invite: room.invites.user });
      const [one, two, joined] = await take(alice, 3);
      assert.equal(joined?.data.payload.message, "joined");
      assert.ok(one && two && joined && one.data.timestamp <= two.data.timestamp);
      assert.ok(two.data.timestamp <= joined.data.timestamp);
      bob.leaves();
      const { data } = await alice.receives({ message: "left" });
      assert.ok(data.timestamp >= joined.data.timestamp);
    } finally {
      mock.timers.reset();
    }
  });

  test("never run backwards on any connection while people come, speak and go", async () => {
    const { room, alice } = await server.meetingOfThree();
    const comeAndGo = async (round: number) => {
      const guest = await server.connect(await server.identity());
      await guest.joins({ room_id: room.room_id, display_name: `Guest ${round}`, invite: room.invites.user });
      await guest.send({ action: "send_message", ...everyone, content: `from ${round}` });
      await guest.send({ action: "clear_history" });
      await guest.close();
    };
    const rounds = 12;
    await Promise.all([...numbersTo(rounds).map(comeAndGo), ...numbersTo(30).map((it) => alice.sends(`${it}`))]);
    const received = await take(alice, 30 + 3 * rounds);
    const times = received.map(({ data }) => data.timestamp);
    assert.deepEqual(times, times.toSorted());
    assert.deepEqual(
      ids(received),
      ids(received).toSorted((one, other) => one - other),
    );
  });

  test("are the same in the event, the receipt and the history", async () => {
    const { room, alice, bob } = await server.meetingOfThree();
    const receipt = await alice.sends("Hello");
    const { data } = await bob.receives({ message: "message_sent" });
    const { messages } = await bob.client.chat.history.query({ room_id: room.room_id, ...everyone });
    assert.ok("timestamp" in receipt);
    assert.deepEqual([data.timestamp, messages[0]?.timestamp], [receipt.timestamp, receipt.timestamp]);
  });
});
