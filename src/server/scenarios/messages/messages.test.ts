import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { everyone, type Person, refusalOf, toGroup, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

const bad = (reason: string, more: object = {}) => ({ code: "BAD_REQUEST", reason, ...more });
const unknown = "00000000-0000-4000-8000-000000000000";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

/** Alice and Bob are managers, Carol is not. */
async function meetingWithManagers() {
  const people = await server.meetingOfThree();
  const { alice, bob, carol } = people;
  for (const { id } of [alice, bob])
    await alice.does("control", { action: "set_groups", target: id, groups: ["management"] });
  for (const person of [alice, bob, carol]) for (const _ of "ab") await person.receives({ message: "update" });
  return people;
}

/** Asserts that exactly these people receive the message, with exactly these fields and the receipt's time and id. */
async function isReceived(
  receipt: object,
  fields: object,
  people: { by: readonly Person[]; notBy: readonly Person[] },
) {
  assert.ok("message_id" in receipt && "timestamp" in receipt);
  const { message_id: id, timestamp } = receipt;
  for (const person of people.by) {
    const { data } = await person.receives({ message: "message_sent" });
    assert.deepEqual(data, { namespace: "chat", timestamp, payload: { message: "message_sent", id, ...fields } });
  }
  for (const person of people.notBy) await person.receivesNothing();
}

describe("A message", () => {
  test("to everyone is received by everybody, the sender too", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    const receipt = await bob.sends("Hello all!");
    const fields = { source: bob.id, scope: "global", content: "Hello all!" };
    await isReceived(receipt, fields, { by: [alice, bob, carol], notBy: [] });
    for (const person of [alice, bob, carol]) await person.receivesNothing();
  });

  test("to a group is received by its members and by nobody else", async () => {
    const { alice, bob, carol } = await meetingWithManagers();
    const receipt = await bob.sends("Hello managers!", toGroup("management"));
    const fields = { source: bob.id, scope: "group", target: "management", content: "Hello managers!" };
    await isReceived(receipt, fields, { by: [alice, bob], notBy: [carol] });
  });

  test("to a group is for members, moderators no exception, and names are compared exactly", async () => {
    const { alice, bob, carol } = await meetingWithManagers();
    assert.deepEqual(await refusalOf(carol.sends("Hello", toGroup("management"))), bad("not_a_member"));
    assert.deepEqual(await refusalOf(alice.sends("Hello", toGroup("Management"))), bad("not_a_member"));
    assert.deepEqual(await refusalOf(alice.sends("Hello", toGroup("backend"))), bad("not_a_member"));
    for (const person of [alice, bob, carol]) await person.receivesNothing(0);
  });

  test("to one person is received by the two and by no moderator, with the addressee as target on both sides", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    const receipt = await bob.sends("Hello Carol!", { scope: "private", target: carol.id.toUpperCase() });
    const fields = { source: bob.id, scope: "private", target: carol.id, content: "Hello Carol!" };
    await isReceived(receipt, fields, { by: [bob, carol], notBy: [alice] });
  });

  test("to its author is delivered once to each connection, and has a history of its own", async () => {
    const { room, alice, bob } = await server.meetingOfThree();
    const phone = bob.elsewhere();
    await phone.joins(room, { display_name: "Bob" });
    const receipt = await bob.sends("a note", toPerson(bob));
    const fields = { source: bob.id, scope: "private", target: bob.id, content: "a note" };
    await isReceived(receipt, fields, { by: [bob, phone], notBy: [bob, phone, alice] });
    const again = bob.elsewhere();
    await again.joins(room, { display_name: "Bob" });
    const [exchange] = again.self.module_data.chat.private_history;
    assert.equal(exchange?.correspondent, bob.id);
    assert.deepEqual(
      exchange?.history.map(({ content }) => content),
      ["a note"],
    );
  });

  test("to somebody who left is found when they return", async () => {
    const { room, alice, bob, carol } = await server.meetingOfThree();
    carol.leaves();
    await bob.receives({ message: "left", id: carol.id });
    await bob.sends("see you", toPerson(carol));
    const { data } = await carol.joins(room);
    assert.ok(data.payload.message === "join_success");
    assert.deepEqual(
      data.payload.module_data.chat.private_history.map((it) => [it.correspondent, it.history[0]?.content]),
      [[bob.id, "see you"]],
    );
    assert.equal(alice.self.module_data.chat.private_history.length, 0);
  });

  test("to nobody, or to somebody of another room, is refused and stored nowhere", async () => {
    const { room, bob } = await server.meetingOfThree();
    const other = await server.meetingOfThree();
    for (const target of [unknown, other.carol.id])
      assert.deepEqual(await refusalOf(bob.sends("Hello", { scope: "private", target })), bad("unknown_participant"));
    await bob.receivesNothing(0);
    const again = bob.elsewhere();
    const { id } = await again.joins(room, { display_name: "Bob" });
    assert.equal(id, "0", "no number was taken");
    assert.deepEqual(again.self.module_data.chat.private_history, []);
  });

  test("reaches all connections of a participant, and no other room", async () => {
    const { room, alice, bob } = await server.meetingOfThree();
    const other = await server.meetingOfThree();
    const [phone, tablet] = [bob.elsewhere("phone"), bob.elsewhere("tablet")];
    await phone.joins(room, { display_name: "Bob" });
    await tablet.joins(other.room, { display_name: "Bob", invite: other.room.invites.user });
    await other.alice.receives({ message: "joined" });
    await alice.sends("for Bob", toPerson(bob));
    await alice.sends("for all");
    for (const device of [bob, phone])
      for (const content of ["for Bob", "for all"]) await device.receives({ message: "message_sent", content });
    for (const stranger of [tablet, other.alice]) await stranger.receivesNothing();
  });

  test("ignores a target that it does not need, and fields that it does not know", async () => {
    const { alice, bob } = await server.meetingOfThree();
    const payload = { action: "send_message", ...everyone, content: "Hello", target: 7, source: bob.id, id: unknown };
    const receipt = await alice.does("chat", payload);
    const fields = { source: alice.id, scope: "global", content: "Hello" };
    await isReceived(receipt, fields, { by: [alice, bob], notBy: [] });
  });
});

describe("Content", () => {
  test("is kept to the letter, live and stored", async () => {
    const { room, alice, bob } = await server.meetingOfThree();
    const contents = [
      "  spaces around \n",
      "<script>alert(1)</script> &amp; \\ \" ' $x %s",
      "line one\r\nline two\u2028three\u0085",
      "😀 👩‍👩‍👧‍👦 e\u0301 \u00e9 \u202eright to left\u202c שלום",
      '{"message":"join_success"}',
      "\u200b.\u2060",
      ".\u0001\u001f\u007f\ufffe",
      "x".repeat(4096),
      "😀".repeat(1024),
    ];
    for (const content of contents) {
      await alice.sends(content);
      await bob.receives({ message: "message_sent", content });
    }
    const again = bob.elsewhere();
    await again.joins(room, { display_name: "Bob" });
    assert.deepEqual(
      again.self.module_data.chat.room_history.map(({ content }) => content),
      contents,
    );
  });

  test("has at most 4096 bytes, to the byte, and says so", async () => {
    const { alice } = await server.meetingOfThree();
    const tooLong = bad("content_too_long", { max_bytes: 4096 });
    for (const most of ["a".repeat(4096), `a${"ä".repeat(2047)}b`, `${"€".repeat(1365)}a`]) {
      assert.ok("message_id" in (await alice.sends(most)));
      assert.deepEqual(await refusalOf(alice.sends(`${most}a`)), tooLong);
    }
    assert.deepEqual(await refusalOf(alice.sends("😀".repeat(1025))), tooLong);
  });

  test("is not empty, nor nothing but what nobody sees", async () => {
    const { alice, bob } = await server.meetingOfThree();
    for (const content of [
      "",
      " ",
      "\n\t ",
      "\u00a0\ufeff\u2003",
      "\u200b\u2060",
      "\u2800",
      "\u3164",
      "\u{e0041}",
      "\u0301",
    ])
      assert.deepEqual(await refusalOf(alice.sends(content)), bad("empty_content", { max_bytes: 4096 }));
    await bob.receivesNothing(0);
  });

  test("that no database can hold is refused", async () => {
    const { alice, bob } = await server.meetingOfThree();
    for (const content of ["a\0b", "\0", "\ud83d", "a\udc00"])
      assert.deepEqual(await refusalOf(alice.sends(content)), bad("invalid_payload", { field: "content" }));
    await bob.receivesNothing(0);
  });
});

describe("A command that is malformed", () => {
  test("is refused with the path of what is wrong, and nothing happens", async () => {
    const { alice, bob } = await server.meetingOfThree();
    for (const [namespace, payload, field] of [
      ["chat", { action: "send" }, "action"],
      ["chat", {}, "action"],
      ["chat", { action: "send_message", content: "x" }, "scope"],
      ["chat", { action: "send_message", scope: "room", content: "x" }, "scope"],
      ["chat", { action: "send_message", scope: "global" }, "content"],
      ["chat", { action: "send_message", scope: "global", content: 5 }, "content"],
      ["chat", { action: "send_message", scope: "group", content: "x" }, "target"],
      ["chat", { action: "send_message", scope: "group", target: "", content: "x" }, "target"],
      ["chat", { action: "send_message", scope: "group", target: "a".repeat(101), content: "x" }, "target"],
      ["chat", { action: "send_message", scope: "private", target: "bob", content: "x" }, "target"],
      ["chat", { action: "set_last_seen_timestamp", scope: "global" }, "timestamp"],
      ["chat", { action: "set_last_seen_timestamp", scope: "global", timestamp: "now" }, "timestamp"],
      ["chat", { action: "grant_moderator_role", target: bob.id }, "action"],
      ["control", { action: "grant_moderator_role" }, "target"],
      ["control", { action: "set_groups", target: bob.id, groups: ["a", "b", "c", 5] }, "groups.3"],
      ["unheard_of", { action: "enable_chat" }, "namespace"],
    ] as const)
      assert.deepEqual(await refusalOf(alice.does(namespace, payload)), bad("invalid_payload", { field }));
    for (const person of [alice, bob]) await person.receivesNothing(0);
  });

  test("names the envelope's fields where these are wrong", async () => {
    const { alice } = await server.meetingOfThree();
    const send = (input: unknown) => refusalOf(alice.client.signaling.send.mutate(input));
    const payload = { action: "enable_chat" };
    for (const [input, field] of [
      [{ payload }, "namespace"],
      [{ namespace: 5, payload }, "namespace"],
      [{ namespace: "chat" }, "payload"],
      [{ namespace: "chat", payload: null }, "payload"],
      [{ namespace: "chat", payload: [] }, "payload"],
      [{ namespace: "chat", payload, transaction_id: "" }, "transaction_id"],
      [{ namespace: "chat", payload, transaction_id: "a".repeat(65) }, "transaction_id"],
      [{ namespace: "chat", payload, transaction_id: 5 }, "transaction_id"],
    ] as const)
      assert.deepEqual(await send(input), bad("invalid_payload", { field }));
    for (const input of [undefined, null, "chat", []]) assert.equal((await send(input)).reason, "invalid_payload");
  });
});
