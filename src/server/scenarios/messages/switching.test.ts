import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { everyone, type Person, refusalOf, toGroup, toPerson } from "../../testing/person";
import { ONLY_SQLITE } from "../../testing/test-database";
import { TestServer } from "../../testing/test-server";

const bad = (reason: string, more: object = {}) => ({ code: "BAD_REQUEST", reason, ...more });
const unknown = "00000000-0000-4000-8000-000000000000";
const [enable, disable, clear] = ["enable_chat", "disable_chat", "clear_history"].map((action) => ({ action })) as [
  object,
  object,
  object,
];

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

async function isDisabled() {
  const people = await server.meetingOfThree();
  await people.alice.does("chat", disable);
  for (const person of [people.alice, people.bob, people.carol]) await person.receives({ message: "chat_disabled" });
  return people;
}

/** Asserts that the protocol refuses a command, on the asking connection alone. */
async function isRefused(person: Person, payload: object, error: string, bystanders: readonly Person[]) {
  assert.deepEqual(await person.does("chat", payload), { error });
  const { data } = await person.receives({ message: "error", error });
  assert.deepEqual(data, { namespace: "chat", timestamp: data.timestamp, payload: { message: "error", error } });
  for (const bystander of bystanders) await bystander.receivesNothing();
}

describe("Switching the chat and clearing it", () => {
  test("are announced to everybody, the issuer too, again even when it was so already", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    for (const [command, message] of [
      [enable, "chat_enabled"],
      [clear, "history_cleared"],
      [disable, "chat_disabled"],
      [disable, "chat_disabled"],
      [clear, "history_cleared"],
      [enable, "chat_enabled"],
    ] as const) {
      const receipt = await alice.does("chat", command);
      for (const person of [alice, bob, carol]) {
        const { data } = await person.receives({ message });
        assert.deepEqual(data.payload, { message, issued_by: alice.id });
        assert.deepEqual(
          receipt,
          { timestamp: data.timestamp },
          "the receipt has the event's time, and no message's id",
        );
      }
    }
  });

  test("are for moderators: others are refused, on the connection that asked", async () => {
    const { room, alice, bob, carol } = await server.meetingOfThree();
    const phone = bob.elsewhere();
    await phone.joins(room, { display_name: "Bob" });
    for (const command of [enable, disable, clear])
      await isRefused(bob, command, "insufficient_permissions", [alice, carol, phone]);
    await bob.sends("still on");
    await alice.receives({ message: "message_sent", content: "still on" });
  });

  test("are refused to others while the chat is off, too", async () => {
    const { alice, bob, carol } = await isDisabled();
    for (const command of [enable, disable, clear])
      await isRefused(bob, command, "insufficient_permissions", [alice, carol]);
  });
});

describe("While the chat is off", () => {
  test("nobody sends anything to anybody, moderators neither", async () => {
    const { alice, bob, carol } = await isDisabled();
    for (const to of [everyone, toPerson(carol), toGroup("none"), { scope: "private", target: unknown } as const])
      await isRefused(bob, { action: "send_message", ...to, content: "Hello" }, "chat_disabled", [alice, carol]);
    await isRefused(alice, { action: "send_message", ...everyone, content: "Hello" }, "chat_disabled", [bob, carol]);
  });

  test("form and content are still looked at first", async () => {
    const { alice } = await isDisabled();
    assert.deepEqual(await refusalOf(alice.sends(" ")), bad("empty_content", { max_bytes: 4096 }));
    assert.deepEqual(await refusalOf(alice.sends("a".repeat(4097))), bad("content_too_long", { max_bytes: 4096 }));
    const malformed = { action: "send_message", scope: "private", target: "x", content: "Hello" };
    assert.deepEqual(await refusalOf(alice.does("chat", malformed)), bad("invalid_payload", { field: "target" }));
    await alice.receivesNothing(0);
  });

  test("everything else works", async () => {
    const { alice, bob } = await isDisabled();
    const timestamp = "2026-01-13T12:00:00Z";
    assert.ok("timestamp" in (await bob.does("chat", { action: "set_last_seen_timestamp", ...everyone, timestamp })));
    assert.ok("timestamp" in (await alice.does("control", { action: "set_groups", target: bob.id, groups: ["g"] })));
    await bob.receives({ message: "update" });
    assert.ok(
      "timestamp" in (await bob.does("chat", { action: "set_last_seen_timestamp", ...toGroup("g"), timestamp })),
    );
    assert.ok("timestamp" in (await alice.does("chat", clear)));
  });

  test("a newcomer is told so, and hears when it is on again", async () => {
    const { room, alice, bob } = await isDisabled();
    await bob.elsewhere("tab").joins(room, { display_name: "Bob" });
    const tab = bob.elsewhere();
    await tab.joins(room, { display_name: "Bob" });
    assert.equal(tab.self.module_data.chat.enabled, false);
    await alice.does("chat", enable);
    await tab.receives({ message: "chat_enabled", issued_by: alice.id });
    await tab.sends("on again");
    await alice.receives({ message: "chat_enabled" });
    await alice.receives({ message: "message_sent", content: "on again" });
  });

  test("a command in the same frame already counts", async () => {
    const { alice, bob } = await server.meetingOfThree();
    const [first, off, second, on, third] = await Promise.all([
      alice.sends("first"),
      alice.does("chat", disable),
      alice.sends("second"),
      alice.does("chat", enable),
      alice.sends("third"),
    ]);
    assert.ok("message_id" in first && "timestamp" in off && "timestamp" in on && "message_id" in third);
    assert.deepEqual(second, { error: "chat_disabled" });
    await bob.receives({ message: "message_sent", content: "first" });
    await bob.receives({ message: "chat_disabled" });
    await bob.receives({ message: "chat_enabled" });
    await bob.receives({ message: "message_sent", content: "third" });
    await bob.receivesNothing(0);
  });
});

describe("Clearing the history", () => {
  test("removes what was said to everyone for good, and nothing else", async () => {
    const { room, alice, bob } = await server.meetingOfThree();
    await alice.does("control", { action: "set_groups", target: alice.id, groups: ["g"] });
    const before = await alice.sends("to everyone");
    await alice.sends("in the group", toGroup("g"));
    await alice.sends("to Bob", toPerson(bob));
    const seen = "2026-01-13T12:00:00.000000Z";
    await alice.does("chat", { action: "set_last_seen_timestamp", ...everyone, timestamp: seen });
    await alice.does("chat", clear);
    await alice.sends("after");

    const again = alice.elsewhere();
    const { id } = await again.joins(room, { display_name: "Alice" });
    assert.equal(id, "6", "the number of what was cleared stays used");
    const { chat } = again.self.module_data;
    assert.deepEqual(
      chat.room_history.map(({ content }) => content),
      ["after"],
    );
    assert.deepEqual(
      chat.groups_history[0]?.history.map(({ content }) => content),
      ["in the group"],
    );
    assert.deepEqual(
      chat.private_history[0]?.history.map(({ content }) => content),
      ["to Bob"],
    );
    assert.equal(chat.last_seen_timestamp_global, seen);

    assert.ok("message_id" in before);
    const { room_id } = room;
    const page = await bob.client.chat.history.query({ room_id, ...everyone });
    assert.deepEqual([page.messages.map(({ content }) => content), page.complete], [["after"], true]);
    const older = bob.client.chat.history.query({ room_id, ...everyone, before: before.message_id });
    assert.deepEqual(await refusalOf(older), bad("unknown_message"));
  });

  test("keeps what came after it in the same frame, and nothing of what came before", async () => {
    const { room, alice } = await server.meetingOfThree();
    await Promise.all([alice.sends("before"), alice.does("chat", clear), alice.sends("after")]);
    const again = alice.elsewhere();
    await again.joins(room, { display_name: "Alice" });
    assert.deepEqual(
      again.self.module_data.chat.room_history.map(({ content }) => content),
      ["after"],
    );
  });

  test("leaves no trace of the text in the database's files after ten seconds", { skip: ONLY_SQLITE }, async () => {
    await using own = await TestServer.start();
    const { alice } = await own.meetingOfThree();
    const secret = "the-word-that-must-be-gone";
    await alice.sends(`${secret} ${"x".repeat(3000)}`);
    assert.ok(await own.database.filesHold(secret), "the test can find it while it is there");
    await alice.does("chat", clear);
    const end = Date.now() + 10_000;
    while (await own.database.filesHold(secret)) {
      assert.ok(Date.now() < end, "the text is still there");
      await sleep(50);
    }
  });
});
