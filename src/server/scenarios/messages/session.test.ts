import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { GRACE_MS, TestServer } from "../../testing/test-server";

const enable = { action: "enable_chat" };

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

/** A raw connection of a person who may join a room. */
async function callerFor(invite: string) {
  const token = await server.identity();
  const connection = await server.connect(token);
  return { connection, token, as: (display_name: string) => ({ display_name, invite }) };
}

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
    await alice.receivesNothing(1.5 * GRACE_MS);
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
