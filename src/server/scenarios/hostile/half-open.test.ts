import assert from "node:assert/strict";
import type { Socket } from "node:net";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { SilentProxy } from "../../testing/network/silent-proxy";
import { RawConnection } from "../../testing/raw-connection";
import { TestServer } from "../../testing/test-server";

/** More often than usual, but with patience for a busy machine. */
const PULSE = { everyMs: 200, patienceMs: 1500 };

describe("A connection whose other end", () => {
  test("is gone without a word is found, and its participant has left with timeout", async () => {
    await using server = await TestServer.start({}, { pulse: PULSE });
    await using proxy = await SilentProxy.to(server.origin);
    const { room, alice } = await server.meeting();
    const bob = await RawConnection.open(proxy.socketUrl, await server.identity());
    const input = { room_id: room.room_id, display_name: "Bob", invite: room.invites.user };
    const { payload } = (await bob.joins(input)).data;
    assert.ok(payload.message === "join_success");
    await alice.receives({ message: "joined", id: payload.id });
    proxy.fallSilent();
    await alice.receives({ message: "left", id: payload.id, reason: "timeout" });
    assert.equal(bob.socket.readyState, bob.socket.OPEN, "nobody has told it");
    bob.socket.terminate();
  });

  test("is found as soon in a room where much is said", async () => {
    await using server = await TestServer.start({}, { pulse: { everyMs: 3_000, patienceMs: 500 } });
    await using proxy = await SilentProxy.to(server.origin);
    const { room, alice } = await server.meeting();
    const bob = await RawConnection.open(proxy.socketUrl, await server.identity());
    const { payload } = (await bob.joins({ room_id: room.room_id, display_name: "Bob", invite: room.invites.user }))
      .data;
    assert.ok(payload.message === "join_success");
    await alice.receives({ message: "joined", id: payload.id });
    proxy.fallSilent();
    // More than 1 MiB as JSON, and less than an outlet's limit beside what the system holds back.
    for (let count = 0; count < 48; count++) await alice.sends(`x${"\u0001".repeat(4095)}`);
    const start = performance.now();
    for (let count = 0; count < 48; count++) await alice.receives({ message: "message_sent" });
    await alice.receives({ message: "left", id: payload.id, reason: "timeout" });
    assert.ok(performance.now() - start < 10_000, "and not as if it read something long");
    bob.socket.terminate();
  });

  test("lives but says nothing stays, for as long as it likes", async () => {
    await using server = await TestServer.start({}, { pulse: PULSE });
    const { alice, others } = await server.meeting("Bob");
    let pings = 0;
    const pinged = new Promise<void>((resolve) =>
      others[0]?.connection.socket?.on("ping", () => {
        pings += 1;
        if (pings * PULSE.everyMs > 2 * PULSE.patienceMs) resolve();
      }),
    );
    await pinged;
    await alice.sends("still there?");
    await others[0]?.receives({ message: "message_sent", content: "still there?" });
    assert.equal(others[0]?.connection.connections, 1, "on the same connection");
  });

  test("sends without pause lives too, though its answer is behind all that", async () => {
    await using server = await TestServer.start(
      { RATE_LIMIT_PER_SECOND: "1", RATE_LIMIT_BURST: "1" },
      { pulse: PULSE },
    );
    const { room } = await server.meeting();
    const flooding = await server.connect(await server.identity());
    await flooding.joins({ room_id: room.room_id, display_name: "Bob", invite: room.invites.user });
    const input = { namespace: "chat", payload: { action: "send_message", scope: "global", content: "again" } };
    // More than the server hears of a rate-limited client within twice the patience.
    for (let id = 2; id < 1000; id++)
      flooding.write({ id, method: "mutation", params: { path: "signaling.send", input } });
    await sleep(3 * PULSE.patienceMs);
    assert.equal(flooding.socket.readyState, flooding.socket.OPEN);
  });

  test("reads all the while lives, on however slow a line, and goes on living", async () => {
    const pulse = { everyMs: 200, patienceMs: 700 };
    await using server = await TestServer.start({ HISTORY_LIMIT: "0" }, { pulse });
    const { room, alice } = await server.meeting();
    // 7 MiB as JSON: more than the system buffers for a connection.
    for (let count = 0; count < 300; count++) await alice.sends(`x${"\u0001".repeat(4095)}`);
    const slow = await server.connect(await server.identity());
    const socket = (slow.socket as unknown as { _socket: Socket })._socket;
    let isSlow = true;
    let chunks = 0;
    socket.on("data", () => {
      if (!isSlow) return;
      // An answer to an older ping: a sign of life, but no proof of reading.
      if (++chunks === 5) slow.socket.pong("0");
      socket.pause();
      setTimeout(() => socket.resume(), 40);
    });
    const start = performance.now();
    const first = await slow.joins({ room_id: room.room_id, display_name: "Carol", invite: room.invites.user });
    isSlow = false;
    socket.resume();
    const { payload } = first.data;
    assert.equal(payload.message, "join_success");
    assert.ok(performance.now() - start > 2 * pulse.patienceMs, "it was slow");
    await sleep(3 * pulse.patienceMs);
    assert.equal(slow.socket.readyState, slow.socket.OPEN);
  });
});
