import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { MODERATORS } from "../../../protocol";
import { NOBODY_RESTRICTED } from "../../../room/moderation/restricted";
import { type Person, refusalOf, toGroup } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

const grant = (target: string) => ({ action: "grant_moderator_role", target });
const revoke = (target: string) => ({ action: "revoke_moderator_role", target });
const setGroups = (target: string, ...groups: string[]) => ({ action: "set_groups", target, groups });
const unknown = "00000000-0000-4000-8000-000000000000";
const bad = (reason: string, more: object = {}) => ({ code: "BAD_REQUEST", reason, ...more });

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

/** Asserts that the protocol refuses a command, on the asking connection alone. */
async function isRefused(person: Person, payload: object, error: string, others: readonly Person[]) {
  assert.deepEqual(await person.does("control", payload), { error });
  const { data } = await person.receives({ message: "error", error });
  assert.deepEqual(data, { namespace: "control", timestamp: data.timestamp, payload: { message: "error", error } });
  for (const other of others) await other.receivesNothing(0);
}

describe("Granting and revoking", () => {
  test("tell everybody the update, then the participant its role, in this order", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    for (const [command, role] of [
      [grant(bob.id), "moderator"],
      [revoke(bob.id.toUpperCase()), "user"],
    ] as const) {
      const receipt = await alice.does("control", command);
      for (const person of [alice, bob, carol]) {
        const { data } = await person.receives({ message: "update", id: bob.id });
        assert.ok(data.payload.message === "update");
        assert.deepEqual(receipt, { timestamp: data.timestamp });
        assert.deepEqual(data.payload.module_data, {
          control: {
            display_name: "Bob",
            role,
            is_room_owner: false,
            hand_is_up: false,
            joined_at: data.payload.module_data.control.joined_at,
          },
          chat: { groups: role === "moderator" ? [MODERATORS] : [] },
        });
      }
      const { data } = await bob.receives({ message: "role_updated" });
      const learned =
        role === "moderator"
          ? { module_data: { moderation: NOBODY_RESTRICTED, messages: { held: [], reports: [] } } }
          : {};
      assert.deepEqual(data.payload, { message: "role_updated", new_role: role, ...learned });
    }
    for (const person of [alice, bob, carol]) await person.receivesNothing();
  });

  test("count from the next command on", async () => {
    const { alice, bob } = await server.meetingOfThree();
    assert.deepEqual(await bob.does("chat", { action: "disable_chat" }), { error: "insufficient_permissions" });
    await alice.does("control", grant(bob.id));
    assert.ok("timestamp" in (await bob.does("chat", { action: "disable_chat" })));
    await alice.does("control", revoke(bob.id));
    assert.deepEqual(await bob.does("chat", { action: "enable_chat" }), { error: "insufficient_permissions" });
  });

  test("go back to the highest other role that invitations gave, else to user", async () => {
    const { room, alice } = await server.meeting();
    const guest = await alice.invites({ role: "guest" });
    const { moderator, user } = room.invites;
    for (const [codes, role] of [
      [[moderator], "user"],
      [[guest, moderator], "guest"],
      [[moderator, guest], "guest"],
      [[guest, moderator, user], "user"],
    ] as const) {
      const person = await server.person("Gustav");
      for (const invite of codes) {
        await person.joins(room, { invite });
        person.leaves();
      }
      await person.joins(room);
      assert.equal(person.self.role, "moderator");
      await alice.does("control", revoke(person.id));
      person.leaves();
      await person.joins(room);
      assert.equal(person.self.role, role, codes.join());
    }
  });

  test("may be done to somebody absent, who has left_at then", async () => {
    const { room, alice, bob, carol } = await server.meetingOfThree();
    bob.leaves();
    await alice.receives({ message: "left", id: bob.id });
    await carol.receives({ message: "left", id: bob.id });
    await alice.does("control", grant(bob.id));
    const { data } = await carol.receives({ message: "update", id: bob.id });
    assert.ok(data.payload.message === "update");
    assert.ok(data.payload.module_data.control.left_at);
    await bob.joins(room);
    assert.equal(bob.self.role, "moderator");
  });

  test("are refused to who is no moderator, before the target is looked at", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    for (const target of [alice.id, carol.id, bob.id, unknown])
      for (const command of [grant(target), revoke(target), setGroups(target, "x")])
        await isRefused(bob, command, "insufficient_permissions", [alice, carol]);
  });

  test("are refused for the owner, and where there is nothing to do", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    await isRefused(alice, grant(alice.id), "target_is_room_owner", [bob, carol]);
    await isRefused(alice, revoke(alice.id), "target_is_room_owner", [bob, carol]);
    await isRefused(alice, revoke(bob.id), "nothing_to_do", [bob, carol]);
    await alice.does("control", grant(bob.id));
    for (const person of [alice, bob, carol]) await person.receives({ message: "update" });
    await bob.receives({ message: "role_updated" });
    await isRefused(alice, grant(bob.id), "nothing_to_do", [bob, carol]);
    await isRefused(bob, revoke(alice.id), "target_is_room_owner", [alice, carol]);
    await bob.does("control", revoke(bob.id));
    await bob.receives({ message: "update" });
    await bob.receives({ message: "role_updated", new_role: "user" });
  });

  test("are bad requests for somebody of another room, or nobody", async () => {
    const { alice } = await server.meetingOfThree();
    const other = await server.meetingOfThree();
    for (const target of [unknown, other.bob.id])
      for (const command of [grant(target), revoke(target), setGroups(target)])
        assert.deepEqual(await refusalOf(alice.does("control", command)), bad("unknown_participant"));
    await alice.receivesNothing();
  });
});

describe("Setting groups", () => {
  test("replaces them and tells everybody, once", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    await alice.does("control", setGroups(bob.id, "b", "a", "b", " a "));
    for (const person of [alice, bob, carol]) {
      const { data } = await person.receives({ message: "update", id: bob.id });
      assert.ok(data.payload.message === "update");
      assert.deepEqual(data.payload.module_data.chat.groups, ["b", "a", " a "]);
      await person.receivesNothing(0);
    }
    await isRefused(alice, setGroups(bob.id, " a ", "a", "b"), "nothing_to_do", [bob, carol]);
    await alice.does("control", setGroups(alice.id, "own"));
    await alice.receives({ message: "update", id: alice.id });
  });

  test("is refused when a name is wrong, and says which", async () => {
    const { alice, bob } = await server.meetingOfThree();
    const refusal = (groups: unknown) =>
      refusalOf(alice.does("control", { action: "set_groups", target: bob.id, groups }));
    assert.deepEqual(await refusal(["a", "b", "c", ""]), bad("invalid_payload", { field: "groups.3" }));
    assert.deepEqual(
      await refusal(Array.from({ length: 51 }, (_, it) => `${it}`)),
      bad("invalid_payload", { field: "groups" }),
    );
    assert.deepEqual(await refusal("a"), bad("invalid_payload", { field: "groups" }));
    await bob.receivesNothing();
  });

  test("counts from the next event on, in both directions", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    const hello = (person: Person, content: string) => person.sends(content, toGroup("g"));
    assert.deepEqual(await refusalOf(hello(bob, "before")), bad("not_a_member"));
    await alice.does("control", setGroups(bob.id, "g"));
    await alice.does("control", setGroups(carol.id, "g"));
    await hello(carol, "one");
    await alice.does("control", setGroups(bob.id));
    await hello(carol, "two");
    assert.deepEqual(await refusalOf(hello(bob, "after")), bad("not_a_member"));
    await alice.does("control", setGroups(bob.id, "g"));
    await hello(carol, "three");
    for (const expected of [
      { message: "update", id: bob.id },
      { message: "update", id: carol.id },
      { message: "message_sent", content: "one" },
      { message: "update", id: bob.id },
      { message: "update", id: bob.id },
      { message: "message_sent", content: "three" },
    ])
      await bob.receives(expected);
    await bob.receivesNothing();
    const { messages } = await bob.client.chat.history.query({ room_id: bob.self.room_info.id, ...toGroup("g") });
    assert.deepEqual(
      messages.map(({ content }) => content),
      ["one", "two", "three"],
      "who comes into a group reads what was said there",
    );
  });

  test("counts between two commands in one frame", async () => {
    const { alice, bob } = await server.meetingOfThree();
    const outcomes = await Promise.allSettled([
      alice.does("control", setGroups(alice.id, "g")),
      alice.sends("in", toGroup("g")),
      alice.does("control", setGroups(alice.id)),
      alice.sends("out", toGroup("g")),
    ]);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ["fulfilled", "fulfilled", "fulfilled", "rejected"],
    );
    await alice.receives({ message: "update" });
    await alice.receives({ message: "message_sent", content: "in" });
    await alice.receives({ message: "update" });
    await bob.receives({ message: "update" });
    await bob.receives({ message: "update" });
    await bob.receivesNothing();
  });

  test("works for names that mean something to JavaScript", async () => {
    const { room, alice, bob } = await server.meetingOfThree();
    const names = ["constructor", "hasOwnProperty", "toString"];
    await alice.does("control", setGroups(bob.id, ...names));
    const timestamp = "2026-01-13T12:00:00.000000Z";
    for (const name of names) {
      await bob.sends(`in ${name}`, toGroup(name));
      await bob.does("chat", { action: "set_last_seen_timestamp", ...toGroup(name), timestamp });
    }
    const again = bob.elsewhere();
    await again.joins(room, { display_name: "Bob" });
    const { groups_history, last_seen_timestamps_group } = again.self.module_data.chat;
    assert.deepEqual(
      groups_history.map(({ name, history }) => [name, history.length]),
      names.map((it) => [it, 1]),
    );
    assert.deepEqual(
      Object.entries(last_seen_timestamps_group).toSorted(),
      names.map((it) => [it, timestamp]).toSorted(),
    );
  });
});
