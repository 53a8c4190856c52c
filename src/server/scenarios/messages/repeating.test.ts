import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { everyone, type Person, refusalOf } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

const bad = (reason: string, more: object = {}) => ({ code: "BAD_REQUEST", reason, ...more });

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

describe("A transaction id", () => {
  test("is echoed on all connections of who sent it, and on nobody else's", async () => {
    const { room, alice, bob } = await server.meetingOfThree();
    const phone = bob.elsewhere();
    await phone.joins(room, { display_name: "Bob" });
    await bob.sends("Hello", everyone, "t-1");
    for (const device of [bob, phone])
      assert.equal((await device.receives({ message: "message_sent" })).data.transaction_id, "t-1");
    assert.ok(!("transaction_id" in (await alice.receives({ message: "message_sent" })).data));
  });

  test("is echoed in whatever the command led to", async () => {
    const { alice, bob } = await server.meetingOfThree();
    await alice.does("control", { action: "grant_moderator_role", target: bob.id }, "t-1");
    assert.equal((await alice.receives({ message: "update" })).data.transaction_id, "t-1");
    for (const message of ["update", "role_updated"])
      assert.ok(!("transaction_id" in (await bob.receives({ message })).data), "not Bob's command");
    await alice.does("chat", { action: "disable_chat" }, "t-2");
    assert.equal((await alice.receives({ message: "chat_disabled" })).data.transaction_id, "t-2");
  });

  test("is echoed in the error event, to the connection that asked", async () => {
    const { room, bob } = await server.meetingOfThree();
    const phone = bob.elsewhere();
    await phone.joins(room, { display_name: "Bob" });
    assert.deepEqual(await bob.does("chat", { action: "clear_history" }, "t-1"), { error: "insufficient_permissions" });
    assert.equal((await bob.receives({ message: "error" })).data.transaction_id, "t-1");
    await phone.receivesNothing();
  });

  test("is echoed to a reader's other connections", async () => {
    const { room, bob } = await server.meetingOfThree();
    const phone = bob.elsewhere();
    await phone.joins(room, { display_name: "Bob" });
    const timestamp = "2026-01-13T12:00:00.000000Z";
    await bob.does("chat", { action: "set_last_seen_timestamp", ...everyone, timestamp }, "t-1");
    assert.equal((await phone.receives({ message: "set_last_seen_timestamp" })).data.transaction_id, "t-1");
  });

  test("may be anything of 1 to 64 units", async () => {
    const { alice } = await server.meetingOfThree();
    for (const id of ["a", "😀".repeat(32), " ", '"}]', "constructor"]) {
      await alice.sends(`under ${id}`, everyone, id);
      assert.equal((await alice.receives({ message: "message_sent", content: `under ${id}` })).data.transaction_id, id);
    }
  });
});

describe("A command that is repeated under its id", () => {
  /** Repeats a command, and asserts that only the same answer comes. */
  async function nothingNew(person: Person, first: object, payload: object, onlookers: readonly Person[]) {
    assert.deepEqual(await person.does("chat", payload, "t-1"), first);
    for (const onlooker of onlookers) await onlooker.receivesNothing();
  }

  test("gets the first receipt, whatever it says now, and nothing happens", async () => {
    const { alice, bob } = await server.meetingOfThree();
    const first = await alice.sends("Hello", everyone, "t-1");
    assert.ok("message_id" in first);
    for (const person of [alice, bob]) await person.receives({ message: "message_sent" });
    for (const payload of [
      { action: "send_message", ...everyone, content: "Hello" },
      { action: "send_message", ...everyone, content: "something else" },
      { action: "disable_chat" },
      { action: "send_message", scope: "group", target: "none", content: "Hello" },
    ])
      await nothingNew(alice, first, payload, [alice, bob]);
  });

  test("is looked at for form and content first", async () => {
    const { alice } = await server.meetingOfThree();
    await alice.sends("Hello", everyone, "t-1");
    assert.deepEqual(await refusalOf(alice.sends("", everyone, "t-1")), bad("empty_content", { max_bytes: 4096 }));
    const malformed = alice.does("chat", { action: "x" }, "t-1");
    assert.deepEqual(await refusalOf(malformed), bad("invalid_payload", { field: "action" }));
  });

  test("gets it before permission and switch are looked at", async () => {
    const { alice, bob } = await server.meetingOfThree();
    const said = await bob.sends("Hello", everyone, "said");
    await alice.does("control", { action: "grant_moderator_role", target: bob.id });
    const cleared = await bob.does("chat", { action: "enable_chat" }, "switched");
    await alice.does("control", { action: "revoke_moderator_role", target: bob.id });
    await alice.does("chat", { action: "disable_chat" });
    assert.deepEqual(await bob.sends("Hello", everyone, "said"), said);
    assert.deepEqual(await bob.does("chat", { action: "enable_chat" }, "switched"), cleared);
  });

  test("gets it on another connection, after the history was cleared and after a restart", async () => {
    await using own = await TestServer.start();
    const { room, alice, bob } = await own.meetingOfThree();
    const first = await bob.sends("Hello", everyone, "t-1");
    await alice.does("chat", { action: "clear_history" });
    const phone = bob.elsewhere();
    await phone.joins(room, { display_name: "Bob" });
    assert.deepEqual(await phone.sends("Hello", everyone, "t-1"), first);
    await own.restart();
    const later = own.personWith("Bob", bob.token);
    await later.joins(room);
    assert.deepEqual(await later.sends("Hello", everyone, "t-1"), first);
    assert.deepEqual(later.self.module_data.chat.room_history, []);
  });

  test("gets it within one frame, and happens once", async () => {
    const { alice, bob } = await server.meetingOfThree();
    const receipts = await Promise.all(Array.from({ length: 5 }, () => alice.sends("Hello", everyone, "t-1")));
    assert.equal(new Set(receipts.map((it) => JSON.stringify(it))).size, 1);
    await bob.receives({ message: "message_sent", content: "Hello" });
    await bob.receivesNothing();
  });

  test("is somebody else's own under the same id", async () => {
    const { alice, bob } = await server.meetingOfThree();
    const other = await server.meetingOfThree();
    const receipts = await Promise.all(
      [alice, bob, other.alice].map((person) => person.sends("Hello", everyone, "t-1")),
    );
    assert.equal(new Set(receipts.map((it) => ("message_id" in it ? it.message_id : ""))).size, 3);
  });

  test("is carried out if it was refused the first time", async () => {
    const { alice, bob } = await server.meetingOfThree();
    await alice.does("chat", { action: "disable_chat" });
    assert.deepEqual(await bob.sends("Hello", everyone, "t-1"), { error: "chat_disabled" });
    assert.deepEqual(await bob.sends("Hello", everyone, "t-1"), { error: "chat_disabled" });
    const nowhere = { action: "send_message", scope: "group", target: "g", content: "Hello" };
    await alice.does("chat", { action: "enable_chat" });
    assert.deepEqual(await refusalOf(bob.does("chat", nowhere, "t-1")), bad("not_a_member"));
    assert.ok("message_id" in (await bob.sends("Hello", everyone, "t-1")));
  });

  test("tells whether a message arrived, without its text, when a deletion of nothing asks under it", async () => {
    const { alice, bob } = await server.meetingOfThree();
    const id = "6a204bd8-9f39-4e05-8f0c-6f1d6f8f9d11";
    const ask = { action: "delete", message_id: id };
    for (let tries = 0; tries < 2; tries++)
      assert.deepEqual(await refusalOf(bob.does("messages", ask, id)), bad("unknown_message"));
    const first = await bob.sends("Hello", everyone, id);
    await alice.receives({ message: "message_sent" });
    assert.ok("message_id" in first);
    await alice.does("chat", { action: "disable_chat" });
    assert.deepEqual(await bob.does("messages", ask, id), first);
    await alice.receives({ message: "chat_disabled" });
    await alice.receivesNothing();
  });

  test("is remembered for what is no message too", async () => {
    const { alice, bob } = await server.meetingOfThree();
    const timestamp = "2026-01-13T12:00:00.000000Z";
    for (const [namespace, payload] of [
      ["chat", { action: "clear_history" }],
      ["chat", { action: "set_last_seen_timestamp", ...everyone, timestamp }],
      ["control", { action: "grant_moderator_role", target: bob.id }],
    ] as const) {
      const first = await alice.does(namespace, payload, payload.action);
      assert.deepEqual(await alice.does(namespace, payload, payload.action), first);
    }
    await bob.receives({ message: "history_cleared" });
    await bob.receives({ message: "update" });
    await bob.receives({ message: "role_updated" });
    await bob.receivesNothing();
  });
});
