import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { GRACE_MS, TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

describe("left", () => {
  test("tells everybody else, once, when the last connection of a participant is gone", async () => {
    const { room, alice, bob } = await server.meetingOfTwo();
    const phone = bob.elsewhere();
    await phone.joins(room, { display_name: "Bob" });
    bob.leaves();
    await alice.receivesNothing(1.5 * GRACE_MS);
    await phone.receivesNothing(0);
    phone.leaves();
    const { data } = await alice.receives({ message: "left", id: bob.id, reason: "quit" });
    assert.deepEqual(data.payload, { message: "left", id: bob.id, reason: "quit" });
    await alice.receivesNothing();
  });

  test("is told after the grace time, and not at all for somebody who is back by then", async () => {
    const { room, alice, bob } = await server.meetingOfTwo();
    bob.leaves();
    await bob.joins(room);
    await alice.receivesNothing(1.5 * GRACE_MS);
    const start = performance.now();
    bob.leaves();
    await alice.receives({ message: "left", id: bob.id });
    assert.ok(performance.now() - start >= GRACE_MS - 5);
    await bob.joins(room);
    await alice.receives({ message: "joined", id: bob.id });
  });

  test("is quit after a close with 1000, 1001 or no code, else timeout", async () => {
    const { room, alice } = await server.meetingOfTwo();
    for (const [close, reason] of [
      [(socket: { close(code?: number): void }) => socket.close(1000), "quit"],
      [(socket: { close(code?: number): void }) => socket.close(1001), "quit"],
      [(socket: { close(code?: number): void }) => socket.close(), "quit"],
      [(socket: { close(code?: number): void }) => socket.close(4000), "timeout"],
      [(socket: { close(code?: number): void }) => socket.close(1011), "timeout"],
      [(socket: { terminate(): void }) => socket.terminate(), "timeout"],
    ] as const) {
      const connection = await server.connect(await server.identity());
      await connection.joins({ room_id: room.room_id, display_name: "Carol", invite: room.invites.user });
      await alice.receives({ message: "joined" });
      close(connection.socket);
      await alice.receives({ message: "left", reason });
    }
  });

  test("gives the reason of the last connection that went", async () => {
    const { room, alice } = await server.meetingOfTwo();
    const token = await server.identity();
    const join = { room_id: room.room_id, display_name: "Carol", invite: room.invites.user };
    const [first, second] = [await server.connect(token), await server.connect(token)];
    await first.joins(join);
    await second.joins(join);
    await alice.receives({ message: "joined" });
    first.socket.terminate();
    await sleep(20);
    second.socket.close(1000);
    await alice.receives({ message: "left", reason: "quit" });
  });

  test("is told at once where there is no grace time", async () => {
    await using own = await TestServer.start({ PRESENCE_GRACE_MS: "0" });
    const { room, alice, bob } = await own.meetingOfTwo();
    for (let round = 0; round < 3; round++) {
      bob.leaves();
      await alice.receives({ message: "left", id: bob.id, reason: "quit" });
      await bob.joins(room);
      await alice.receives({ message: "joined", id: bob.id });
    }
  });

  test("is followed by joined for somebody who comes back in the same moment, and is here for everybody", async () => {
    await using own = await TestServer.start({ PRESENCE_GRACE_MS: "0" });
    const { room, alice, bob } = await own.meetingOfTwo();
    for (let round = 0; round < 5; round++) {
      bob.leaves();
      await bob.joins(room);
      await alice.receives({ message: "left", id: bob.id, reason: "quit" });
      await alice.receives({ message: "joined", id: bob.id });
    }
    const tab = alice.elsewhere("Alice");
    await tab.joins(room);
    const [seen] = tab.self.participants;
    assert.equal(seen?.id, bob.id);
    assert.equal(seen?.module_data.control.left_at, undefined);
  });
});

describe("Oneself", () => {
  test("is never told to have left, not even after a return in the same frame", async () => {
    await using own = await TestServer.start({ PRESENCE_GRACE_MS: "0" });
    const { room, alice } = await own.meeting("Bob");
    const raw = await own.connect(await own.identity());
    const input = { room_id: room.room_id, display_name: "Carol", invite: room.invites.user };
    const subscription = { method: "subscription", params: { path: "signaling.session", input } };
    await raw.joins(input, 1);
    for (let id = 2; id < 6; id++) {
      raw.write([
        { id: id - 1, method: "subscription.stop" },
        { id, ...subscription },
      ]);
      assert.equal((await raw.answerTo(id)).result?.type, "started");
      assert.equal((await raw.event(id)).data.payload.message, "join_success");
      await alice.sends(`marker ${id}`);
      const { payload } = (await raw.event(id)).data;
      assert.ok(payload.message === "message_sent", `nothing but the marker, and not ${payload.message}`);
    }
  });
});

describe("An absent participant", () => {
  test("stands among the participants only when a history names them, with left_at", async () => {
    const { room, alice, bob } = await server.meetingOfTwo();
    const carol = await server.person("Carol");
    await carol.joins(room, { invite: room.invites.user });
    await bob.sends("Hello");
    await alice.receives({ message: "joined", id: carol.id });
    await alice.receives({ message: "message_sent" });
    bob.leaves();
    carol.leaves();
    for (let count = 0; count < 2; count++) await alice.receives({ message: "left" });
    const again = alice.elsewhere();
    const { data } = await again.joins(room, { display_name: "Alice" });
    assert.ok(data.payload.message === "join_success");
    assert.deepEqual(
      data.payload.participants.map(({ id }) => id),
      [bob.id],
    );
    const { left_at, joined_at } = data.payload.participants[0]?.module_data.control ?? {};
    assert.ok(left_at && joined_at && left_at > joined_at);
    await bob.joins(room);
    const { data: joined } = await again.receives({ message: "joined", id: bob.id });
    assert.ok(joined.payload.message === "joined");
    assert.equal(joined.payload.module_data.control.left_at, undefined);
    assert.ok(joined.payload.module_data.control.joined_at >= left_at, "the start of the present stay");
  });
});
