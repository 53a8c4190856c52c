import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { type Person, refusalOf, toPerson } from "./testing/person";
import { TestServer } from "./testing/test-server";

const bad = (reason: string, more: object = {}) => ({ code: "BAD_REQUEST", reason, ...more });
const enable = { action: "enable_chat" };

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

/** A raw connection of somebody who may join a room. */
async function callerFor(invite: string) {
  const token = await server.identity();
  const connection = await server.connect(token);
  return { connection, token, as: (display_name: string) => ({ display_name, invite }) };
}

describe("join_success", () => {
  test("has exactly the documented fields, for the owner in a new room", async () => {
    const alice = await server.person("Alice");
    const room = await alice.client.rooms.create.mutate({ title: "Weekly" });
    const { id, data } = await alice.joins(room);
    assert.equal(id, "0");
    assert.deepEqual(Object.keys(data).toSorted(), ["namespace", "payload", "timestamp"]);
    assert.equal(data.namespace, "control");
    assert.deepEqual(data.payload, {
      message: "join_success",
      id: alice.id,
      display_name: "Alice",
      role: "moderator",
      is_room_owner: true,
      room_info: { id: room.room_id, title: "Weekly" },
      module_data: {
        chat: {
          enabled: true,
          room_history: [],
          groups_history: [],
          private_history: [],
          last_seen_timestamps_private: {},
          last_seen_timestamps_group: {},
        },
      },
      participants: [],
    });
  });

  test("has everything that was said to one, oldest first, and who is here", async () => {
    const { room, alice, bob, carol } = await server.meetingOfThree();
    await alice.does("control", { action: "set_groups", target: bob.id, groups: ["silent", "management"] });
    await alice.does("control", { action: "set_groups", target: carol.id, groups: ["management"] });
    await alice.sends("first");
    await carol.sends("second");
    await carol.does("chat", { action: "send_message", scope: "group", target: "management", content: "in the group" });
    await bob.sends("to Carol", toPerson(carol));
    await carol.sends("back", toPerson(bob));
    await alice.sends("not for Bob", toPerson(carol));
    const seen = "2026-01-13T12:00:00.000Z";
    await bob.does("chat", { action: "set_last_seen_timestamp", scope: "global", timestamp: seen });

    const { id, data } = await bob.elsewhere().joins(room, { display_name: "Bob" });
    assert.equal(id, "8");
    assert.ok(data.payload.message === "join_success");
    const { module_data, participants } = data.payload;
    const { chat } = module_data;
    assert.deepEqual(
      chat.room_history.map(({ content }) => content),
      ["first", "second"],
    );
    assert.deepEqual(
      chat.groups_history.map(({ name, history }) => [name, history.map(({ content }) => content)]),
      [
        ["silent", []],
        ["management", ["in the group"]],
      ],
    );
    assert.deepEqual(
      chat.private_history.map(({ correspondent, history }) => [correspondent, history.map((it) => it.content)]),
      [[carol.id, ["to Carol", "back"]]],
    );
    assert.equal(chat.last_seen_timestamp_global, seen);
    const [message] = chat.room_history;
    assert.deepEqual(Object.keys(message ?? {}).toSorted(), ["content", "id", "scope", "source", "timestamp"]);
    assert.deepEqual(new Set(participants.map(({ id }) => id)), new Set([alice.id, carol.id]));
    const alone = participants.find((it) => it.id === carol.id);
    assert.deepEqual(alone, {
      id: carol.id,
      module_data: {
        control: {
          display_name: "Carol",
          role: "user",
          is_room_owner: false,
          joined_at: alone?.module_data.control.joined_at,
        },
        chat: { groups: ["management"] },
      },
    });
  });

  test("carries the number that its state includes, and exactly what is later follows", async () => {
    const { room, alice } = await server.meeting();
    const bob = await server.person("Bob");
    const talk = (async () => {
      for (let count = 1; count <= 60; count++) await alice.sends(`${count}`);
    })();
    await sleep(40);
    const { id, data } = await bob.joins(room, { invite: room.invites.user });
    await talk;
    assert.ok(data.payload.message === "join_success");
    const known = data.payload.module_data.chat.room_history.map(({ content }) => Number(content));
    assert.equal(known.length, Number(id));
    for (let count = known.length + 1; count <= 60; count++) {
      const received = await bob.receives({ message: "message_sent", content: `${count}` });
      assert.equal(received.id, `${count}`);
    }
    await bob.receivesNothing();
  });

  test("is what every session begins with, whatever lastEventId says", async () => {
    const { room, alice } = await server.meeting();
    await alice.sends("Hello");
    for (const lastEventId of ["0", "1", "999999", "x", "", "-1"]) {
      const again = alice.elsewhere();
      const { id } = await again.joins(room, { display_name: "Alice", lastEventId });
      assert.equal(id, "1");
      await again.receivesNothing(0);
    }
  });
});

describe("lastEventId", () => {
  test("that is a number has a participant's name and invitation ignored", async () => {
    const { room, alice, others } = await server.meeting("Bob");
    const [bob] = others as [Person];
    const again = bob.elsewhere();
    await again.joins(room, { display_name: "Robert", invite: room.invites.moderator, lastEventId: "0" });
    assert.equal(again.self.display_name, "Bob");
    assert.equal(again.self.role, "user");
    await bob.elsewhere().joins(room, { display_name: 5, lastEventId: "0" });
    await alice.receivesNothing();
  });

  test("works beside the input too, as tRPC's client sends it", async () => {
    const { room, others } = await server.meeting("Bob");
    const [bob] = others as [Person];
    const connection = await server.connect(bob.token);
    const params = { path: "signaling.session", input: { room_id: room.room_id }, lastEventId: "3" };
    connection.write({ id: 1, method: "subscription", params });
    assert.equal((await connection.answerTo(1)).result?.type, "started");
    const { data } = await connection.event(1);
    assert.ok(data.payload.message === "join_success");
    assert.equal(data.payload.display_name, "Bob");
  });

  test("that is malformed counts as none: name and invitation are looked at", async () => {
    const { room, others } = await server.meeting("Bob");
    const [bob] = others as [Person];
    for (const lastEventId of ["x", "1.5", "", "-1"]) {
      const again = bob.elsewhere();
      await again.joins(room, { display_name: `Bob ${lastEventId}`, lastEventId });
      assert.equal(again.self.display_name, `Bob ${lastEventId}`.trim());
      assert.deepEqual(
        await refusalOf(bob.elsewhere().joins(room, { display_name: "", lastEventId })),
        bad("invalid_payload", { field: "display_name" }),
      );
    }
  });

  test("lets no stranger in without a name or an invitation", async () => {
    const { room } = await server.meeting();
    const eve = await server.person("Eve");
    const notFound = { code: "NOT_FOUND", reason: "not_found" };
    assert.deepEqual(await refusalOf(eve.joins(room, { lastEventId: "5" })), notFound);
    const nameless = { display_name: " ", invite: room.invites.user, lastEventId: "5" };
    assert.deepEqual(await refusalOf(eve.joins(room, nameless)), bad("invalid_payload", { field: "display_name" }));
  });
});

describe("A session's input", () => {
  test("is refused when it is malformed, and says what is wrong", async () => {
    const { room } = await server.meeting();
    const { connection } = await callerFor(room.invites.user);
    const good = { room_id: room.room_id, display_name: "Bob", invite: room.invites.user };
    let id = 1;
    for (const [change, field] of [
      [{ room_id: "x" }, "room_id"],
      [{ room_id: undefined }, "room_id"],
      [{ display_name: undefined }, "display_name"],
      [{ display_name: "a".repeat(101) }, "display_name"],
      [{ display_name: "a\0b" }, "display_name"],
      [{ display_name: "  " }, "display_name"],
      [{ display_name: {} }, "display_name"],
      [{ invite: 5 }, "invite"],
      [{ invite: null }, "invite"],
    ] as const) {
      id += 1;
      connection.subscribe(id, { ...good, ...change });
      const { data } = (await connection.answerTo(id)).error ?? {};
      assert.deepEqual([data?.reason, data?.field], ["invalid_payload", field]);
    }
    await connection.joins({ ...good, colour: "red" }, "x");
  });
});

describe("A connection", () => {
  test("has at most one session at a time, and keeps it when another is refused", async () => {
    const { room, alice } = await server.meeting();
    const { connection, as } = await callerFor(room.invites.user);
    const input = { room_id: room.room_id, ...as("Bob") };
    await connection.joins(input);
    for (const second of [input, { ...input, room_id: "x" }, {}]) {
      connection.subscribe(2, second);
      assert.equal((await connection.answerTo(2)).error?.data.reason, "already_joined");
    }
    await alice.receives({ message: "joined" });
    await alice.sends("Hello");
    assert.equal((await connection.event()).data.payload.message, "message_sent");
  });

  test("that asks for two sessions in one frame gets the first", async () => {
    const { room } = await server.meeting();
    const { connection, as } = await callerFor(room.invites.user);
    const params = { path: "signaling.session", input: { room_id: room.room_id, ...as("Bob") } };
    connection.write([1, 2].map((id) => ({ id, method: "subscription", params })));
    assert.equal((await connection.answerTo(2)).error?.data.reason, "already_joined");
    assert.equal((await connection.answerTo(1)).result?.type, "started");
    assert.equal((await connection.event(1)).data.payload.message, "join_success");
  });

  test("has none before it joins, nor after it has left, and says so before it looks at the command", async () => {
    const { room } = await server.meeting();
    const { connection, as } = await callerFor(room.invites.user);
    for (const payload of [enable, {}, { action: "send_message", scope: "global", content: "" }])
      assert.equal((await connection.send(payload)).error?.data.reason, "not_joined");
    await connection.joins({ room_id: room.room_id, ...as("Bob") });
    connection.stop(1);
    assert.equal((await connection.answerTo(1)).result?.type, "stopped");
    assert.equal((await connection.send(enable)).error?.data.reason, "not_joined");
  });

  test("may leave and join again, another room too, under the same request id", async () => {
    const { room, alice } = await server.meeting();
    const other = await server.meeting();
    const { connection, as } = await callerFor(room.invites.user);
    for (const { room_id, invites } of [room, other.room, room]) {
      const input = { room_id, display_name: as("Bob").display_name, invite: invites.user };
      const { data } = await connection.joins(input);
      assert.ok(data.payload.message === "join_success");
      assert.equal(data.payload.room_info.id, room_id);
      connection.stop(1);
      assert.equal((await connection.answerTo(1)).result?.type, "stopped");
    }
    await alice.receives({ message: "joined" });
    await alice.sends("Hello");
    await sleep(30);
    assert.deepEqual(connection.rest, [], "nothing comes after the end");
  });

  test("may stop and subscribe in one frame", async () => {
    const { room, alice } = await server.meeting();
    const { connection, as } = await callerFor(room.invites.user);
    const params = { path: "signaling.session", input: { room_id: room.room_id, ...as("Bob") } };
    await connection.joins(params.input);
    connection.write([
      { id: 1, method: "subscription.stop" },
      { id: 2, method: "subscription", params },
    ]);
    assert.equal((await connection.answerTo(1)).result?.type, "stopped");
    assert.equal((await connection.answerTo(2)).result?.type, "started");
    assert.equal((await connection.event(2)).data.payload.message, "join_success");
    await alice.receives({ message: "joined" });
    await alice.sends("Hello");
    assert.equal((await connection.event(2)).data.payload.message, "message_sent");
    await alice.receives({ message: "message_sent" });
    await alice.receivesNothing(2 * 60);
  });

  test("may subscribe and stop in two frames, one right behind the other", async () => {
    const { room } = await server.meeting();
    const { connection, as } = await callerFor(room.invites.user);
    const input = { room_id: room.room_id, ...as("Bob") };
    connection.subscribe(1, input);
    connection.stop(1);
    connection.subscribe(2, input);
    assert.equal((await connection.answerTo(1)).result?.type, "started");
    assert.equal((await connection.answerTo(1)).result?.type, "stopped");
    assert.equal((await connection.answerTo(2)).result?.type, "started");
    assert.equal((await connection.event(2)).data.payload.message, "join_success");
  });
});

test("A command that comes right before the end of its session is carried out", async () => {
  const { room, alice } = await server.meeting();
  const { connection, as } = await callerFor(room.invites.user);
  await connection.joins({ room_id: room.room_id, ...as("Bob") });
  const input = { namespace: "chat", payload: { action: "send_message", scope: "global", content: "bye" } };
  connection.write({ id: 2, method: "mutation", params: { path: "signaling.send", input } });
  connection.stop(1);
  assert.equal((await connection.answerTo(2)).result?.type, "data");
  await alice.receives({ message: "joined" });
  await alice.receives({ message: "message_sent", content: "bye" });
  await alice.receives({ message: "left", reason: "quit" });
});

describe("A command that comes while its session is joining", () => {
  test("waits for it, in one frame too", async () => {
    const { room, alice } = await server.meeting();
    const { connection, as } = await callerFor(room.invites.user);
    const send = (content: string) => ({
      path: "signaling.send",
      input: { namespace: "chat", payload: { action: "send_message", scope: "global", content } },
    });
    const params = { path: "signaling.session", input: { room_id: room.room_id, ...as("Bob") } };
    connection.write([
      { id: 1, method: "subscription", params },
      { id: 2, method: "mutation", params: send("one") },
      { id: 3, method: "mutation", params: send("two") },
    ]);
    connection.write({ id: 4, method: "mutation", params: send("three") });
    for (const id of [2, 3, 4]) assert.equal((await connection.answerTo(id)).result?.type, "data");
    await alice.receives({ message: "joined" });
    for (const content of ["one", "two", "three"]) await alice.receives({ message: "message_sent", content });
    assert.equal((await connection.answerTo(1)).result?.type, "started");
    const first = await connection.event(1);
    assert.ok(first.data.payload.message === "join_success");
    const known = first.data.payload.module_data.chat.room_history.length;
    for (const content of ["one", "two", "three"].slice(known)) {
      const { payload } = (await connection.event(1)).data;
      assert.ok(payload.message === "message_sent" && payload.content === content);
    }
  });

  test("is not joined when the joining fails", async () => {
    const { room } = await server.meeting();
    const { connection, as } = await callerFor("nonsense");
    connection.subscribe(1, { room_id: room.room_id, ...as("Bob") });
    assert.equal((await connection.send(enable)).error?.data.reason, "not_joined");
    assert.equal((await connection.answerTo(1)).result?.type, "started");
    assert.equal((await connection.answerTo(1)).error?.data.reason, "not_found");
    assert.equal((await connection.answerTo(1)).result?.type, "stopped");
    await connection.joins({ room_id: room.room_id, display_name: "Bob", invite: room.invites.user }, 2);
  });
});
