import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { historyPage } from "../../../protocol/schemas";
import { everyone, type Person, refusalOf, toGroup, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

const bad = (reason: string, more: object = {}) => ({ code: "BAD_REQUEST", reason, ...more });
const unknown = "00000000-0000-4000-8000-000000000000";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

async function read(person: Person, input: object) {
  const page = await person.client.chat.history.query({ room_id: person.self.room_info.id, ...input } as never);
  assert.deepEqual(historyPage.parse(page), page, "a page as documented, and nothing more");
  return historyPage.parse(page);
}

/** Sends the numbers from 1 on, all at once. */
function counts(person: Person, to: number, addressee = everyone) {
  return Promise.all(Array.from({ length: to }, (_, index) => person.sends(`${index + 1}`, addressee)));
}

const contents = (messages: readonly { content: string }[]) => messages.map(({ content }) => Number(content));
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe("chat.history", () => {
  test("pages backwards through a conversation, each page oldest first, to its end", async () => {
    const { alice } = await server.meetingOfThree();
    await counts(alice, 250);
    const first = await read(alice, everyone);
    assert.deepEqual([contents(first.messages), first.complete], [numbers(151, 250), false]);
    const second = await read(alice, { ...everyone, before: first.messages[0]?.id });
    assert.deepEqual([contents(second.messages), second.complete], [numbers(51, 150), false]);
    const third = await read(alice, { ...everyone, before: second.messages[0]?.id, limit: 50 });
    assert.deepEqual([contents(third.messages), third.complete], [numbers(1, 50), true]);
    const nothing = await read(alice, { ...everyone, before: third.messages[0]?.id.toUpperCase() });
    assert.deepEqual([nothing.messages, nothing.complete], [[], true]);
    const one = await read(alice, { ...everyone, limit: 1 });
    assert.deepEqual([contents(one.messages), one.complete], [[250], false]);
  });

  test("keeps conversations apart, and shows a private one to its two people alike", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    await alice.does("control", { action: "set_groups", target: bob.id, groups: ["g"] });
    await bob.sends("1");
    await bob.sends("2", toGroup("g"));
    await bob.sends("3", toPerson(carol));
    await carol.sends("4", toPerson(bob));
    await carol.sends("5", toPerson(alice));
    await bob.sends("6", toPerson(bob));
    const found = async (person: Person, to: object) => contents((await read(person, to)).messages);
    assert.deepEqual(await found(bob, everyone), [1]);
    assert.deepEqual(await found(bob, toGroup("g")), [2]);
    assert.deepEqual(await found(bob, toPerson(carol)), [3, 4]);
    assert.deepEqual(await found(carol, toPerson(bob)), [3, 4]);
    assert.deepEqual(await found(bob, toPerson(bob)), [6]);
    assert.deepEqual(await found(alice, toPerson(bob)), [], "Alice moderates, and reads nothing of the others'");
    assert.deepEqual(await found(carol, toPerson(alice)), [5]);
  });

  test("gives the same messages as the events and the histories did", async () => {
    const { room, alice, bob } = await server.meetingOfThree();
    await alice.sends("Hello", toPerson(bob));
    const { data } = await bob.receives({ message: "message_sent" });
    const { message: _, ...sent } = data.payload as { message: string };
    const stored = { ...sent, timestamp: data.timestamp };
    assert.deepEqual((await read(bob, toPerson(alice))).messages, [stored]);
    const again = bob.elsewhere();
    await again.joins(room, { display_name: "Bob" });
    assert.deepEqual(again.self.module_data.chat.private_history, [{ correspondent: alice.id, history: [stored] }]);
  });

  test("names those of the page who are not here, the caller left out", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    await alice.sends("1");
    await bob.sends("2");
    await carol.sends("3", toPerson(bob));
    for (const person of [bob, carol]) person.leaves();
    for (const person of [alice, alice]) while ((await person.receives({})).data.payload.message !== "left");
    const page = await read(alice, everyone);
    assert.deepEqual(
      page.participants.map(({ id }) => id),
      [bob.id],
    );
    assert.ok(page.participants[0]?.module_data.control.left_at);
    assert.deepEqual((await read(bob, everyone)).participants, [], "absent, and reading all the same");
    assert.deepEqual(
      (await read(bob, toPerson(carol))).participants.map(({ id }) => id),
      [carol.id],
    );
  });

  test("is open to participants who are not in the room now, and to nobody else", async () => {
    const { room, bob } = await server.meetingOfThree();
    await bob.sends("1");
    bob.leaves();
    assert.deepEqual(contents((await read(bob, everyone)).messages), [1]);
    const eve = await server.person("Eve");
    const notFound = { code: "NOT_FOUND", reason: "not_found" };
    for (const room_id of [room.room_id, unknown])
      assert.deepEqual(await refusalOf(eve.client.chat.history.query({ room_id, scope: "global" })), notFound);
    const owner = await server.person("Owner");
    const own = await owner.client.rooms.create.mutate({ title: "Not joined" });
    assert.deepEqual(
      await refusalOf(owner.client.chat.history.query({ room_id: own.room_id, scope: "global" })),
      notFound,
      "the owner before it joined is no participant",
    );
  });

  test("checks each time that the reader may see the conversation", async () => {
    const { alice, bob } = await server.meetingOfThree();
    const groups = (...names: string[]) =>
      alice.does("control", { action: "set_groups", target: bob.id, groups: names });
    assert.deepEqual(await refusalOf(read(bob, toGroup("g"))), bad("not_a_member"));
    assert.deepEqual(await refusalOf(read(alice, toGroup("g"))), bad("not_a_member"));
    await groups("g");
    assert.deepEqual((await read(bob, toGroup("g"))).messages, []);
    await groups();
    assert.deepEqual(await refusalOf(read(bob, toGroup("g"))), bad("not_a_member"));
    const other = await server.meetingOfThree();
    for (const target of [unknown, other.bob.id])
      assert.deepEqual(await refusalOf(read(bob, { scope: "private", target })), bad("unknown_participant"));
  });

  test("does not know a message that was erased, is of another conversation, or never was", async () => {
    const { alice, bob } = await server.meetingOfThree();
    const other = await server.meetingOfThree();
    const idOf = async (receipt: Promise<object>) => (await receipt) as { message_id: string };
    const erased = await idOf(bob.sends("1"));
    await alice.does("chat", { action: "clear_history" });
    const priv = await idOf(bob.sends("2", toPerson(alice)));
    const foreign = await idOf(other.bob.sends("3"));
    for (const { message_id } of [erased, priv, foreign, { message_id: unknown }])
      assert.deepEqual(await refusalOf(read(bob, { ...everyone, before: message_id })), bad("unknown_message"));
    assert.deepEqual((await read(bob, { ...toPerson(alice), before: priv.message_id })).complete, true);
  });

  test("refuses what is malformed, and says what", async () => {
    const { bob } = await server.meetingOfThree();
    for (const [input, field] of [
      [{}, "scope"],
      [{ scope: "all" }, "scope"],
      [{ scope: "group" }, "target"],
      [{ scope: "private", target: "x" }, "target"],
      [{ ...everyone, limit: 0 }, "limit"],
      [{ ...everyone, limit: 101 }, "limit"],
      [{ ...everyone, limit: 1.5 }, "limit"],
      [{ ...everyone, before: "x" }, "before"],
      [{ ...everyone, room_id: "x" }, "room_id"],
    ] as const)
      assert.deepEqual(await refusalOf(read(bob, input)), bad("invalid_payload", { field }));
  });

  test("answers over HTTP as well", async () => {
    const { room, bob } = await server.meetingOfThree();
    await bob.sends("1");
    const { status, body } = await server.get("chat.history", { room_id: room.room_id, ...everyone }, bob);
    assert.equal(status, 200);
    assert.deepEqual(contents(body.result.data.messages), [1]);
  });
});

describe("The histories of a join", () => {
  test("hold the newest hundred of each conversation", async () => {
    const { room, alice, bob } = await server.meetingOfThree();
    await counts(alice, 130);
    await counts(alice, 105, toPerson(bob));
    const again = bob.elsewhere();
    await again.joins(room, { display_name: "Bob" });
    const { room_history, private_history } = again.self.module_data.chat;
    assert.deepEqual(contents(room_history), numbers(31, 130));
    assert.deepEqual(contents(private_history[0]?.history ?? []), numbers(6, 105));
  });

  test("hold as many as the server is set to, and all where that is 0", async () => {
    for (const [HISTORY_LIMIT, expected] of [
      ["3", numbers(118, 120)],
      ["0", numbers(1, 120)],
    ] as const) {
      await using own = await TestServer.start({ HISTORY_LIMIT });
      const { room, alice } = await own.meetingOfThree();
      await counts(alice, 120);
      const again = alice.elsewhere();
      await again.joins(room, { display_name: "Alice" });
      assert.deepEqual(contents(again.self.module_data.chat.room_history), expected);
    }
  });

  test("hold the newest eight mebibytes where their length is not limited", async () => {
    await using own = await TestServer.start({ HISTORY_LIMIT: "0" });
    const { room, alice } = await own.meeting();
    const sender = await own.connect(alice.token);
    await sender.joins({ room_id: room.room_id, display_name: "Alice" });
    const bulky = "\u0001".repeat(4090);
    const count = 360;
    await Promise.all(
      numbers(1, count).map((it) => sender.send({ action: "send_message", ...everyone, content: `${it} ${bulky}` })),
    );
    const again = alice.elsewhere();
    await again.joins(room, { display_name: "Alice" });
    const { room_history } = again.self.module_data.chat;
    const bytes = Buffer.byteLength(JSON.stringify(room_history));
    assert.ok(bytes <= 8 * 1024 * 1024 && bytes > 7.9 * 1024 * 1024, `${bytes} bytes`);
    const kept = room_history.map(({ content }) => Number.parseInt(content, 10));
    assert.deepEqual(kept, numbers(count - kept.length + 1, count));
    const older = await again.client.chat.history.query({
      room_id: room.room_id,
      ...everyone,
      before: room_history[0]?.id,
    });
    assert.equal(older.messages.length, count - kept.length);
  });

  for (const HISTORY_LIMIT of ["0", "500"])
    test(`are empty only where nothing was said, with a limit of ${HISTORY_LIMIT}`, async () => {
      await using own = await TestServer.start({ HISTORY_LIMIT });
      const { room, alice, bob, carol } = await own.meetingOfThree();
      for (const content of ["one", "two"]) await alice.sends(content, toPerson(bob));
      const sender = await own.connect(alice.token);
      await sender.joins({ room_id: room.room_id, display_name: "Alice" });
      const bulky = `x${"\u0001".repeat(4095)}`;
      const say = () => sender.send({ action: "send_message", ...everyone, content: bulky });
      for (let sent = 0; sent < 360; sent += 20) await Promise.all(Array.from({ length: 20 }, say));
      await alice.sends("later", toPerson(carol));
      const again = alice.elsewhere();
      await again.joins(room, { display_name: "Alice" });
      const { room_history, private_history } = again.self.module_data.chat;
      assert.ok(room_history.length > 300 && room_history.length < 360, `${room_history.length}`);
      const of = (id: string) => private_history.find(({ correspondent }) => correspondent === id)?.history;
      assert.deepEqual(
        of(bob.id)?.map(({ content }) => content),
        ["two"],
      );
      assert.deepEqual(
        of(carol.id)?.map(({ content }) => content),
        ["later"],
      );
    });
});
