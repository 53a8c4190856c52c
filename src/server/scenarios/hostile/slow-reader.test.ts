import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Pulse } from "../../client/heartbeat";
import { UNREAD_EVENT_BYTES } from "../../kit/limits";
import { TestServer } from "../../testing/test-server";

/** 4,096 bytes that are six times as long as JSON. */
const BULKY = `x${"\u0001".repeat(4095)}`;
const AT_ONCE = 25;
const MEBIBYTE = 1024 * 1024;

test("A client that does not read is cut off with 1013, and the others get everything undisturbed", async () => {
  await using server = await TestServer.start();
  const { room, alice, bob } = await server.meetingOfThree();
  const token = await server.identity();
  const slow = await server.connect(token);
  const first = await slow.joins({ room_id: room.room_id, display_name: "Sloth", invite: room.invites.user });
  assert.ok(first.data.payload.message === "join_success");
  const { id } = first.data.payload;
  await bob.receives({ message: "joined", id });
  slow.socket.pause();

  const sender = await server.connect(alice.token);
  await sender.joins({ room_id: room.room_id, display_name: "Alice" });
  let number = 0;
  for (let isCut = false; !isCut; ) {
    assert.ok(number < 1000, "the slow reader was never cut");
    const bulky = { action: "send_message", scope: "global", content: BULKY };
    const answers = Array.from({ length: AT_ONCE }, () => sender.send(bulky));
    for (const last = number + AT_ONCE; number < last; ) {
      const { id: at, data } = await bob.receives({});
      if (data.payload.message === "left") {
        assert.deepEqual(data.payload, { message: "left", id, reason: "timeout" });
        isCut = true;
      } else {
        number += 1;
        assert.equal(at, `${number}`);
      }
    }
    await Promise.all(answers);
  }
  slow.socket.resume();
  assert.equal(await slow.closed, 1013);
  // The client has the events from before the cut; the resumption brings the rest.
  const got = slow.rest.map(({ result }) => Number(result?.id));
  const again = await server.connect(token);
  const { data } = await again.joins({ room_id: room.room_id, lastEventId: String(got.at(-1)) });
  assert.ok(data.payload.message === "resumed");
  for (let at = (got.at(-1) ?? 0) + 1; at <= number; at++) assert.equal((await again.event()).id, String(at));
  await bob.receives({ message: "joined", id });
  await alice.sends("still here");
  await bob.receives({ message: "message_sent", content: "still here" });
});

test("A long history may take its time: what waited before the first live event does not count", async () => {
  await using server = await TestServer.start({ HISTORY_LIMIT: "0" });
  const { room, alice, bob } = await server.meetingOfThree();
  const sender = await server.connect(alice.token);
  await sender.joins({ room_id: room.room_id, display_name: "Alice" });
  const bulky = { action: "send_message", scope: "global", content: BULKY };
  for (let sent = 0; sent < 3 * AT_ONCE; sent += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, () => sender.send(bulky)));
  for (let got = 0; got < 3 * AT_ONCE; got++) await bob.receives({ message: "message_sent" });

  const slow = await server.connect(await server.identity());
  slow.socket.pause();
  slow.subscribe(1, { room_id: room.room_id, display_name: "Sloth", invite: room.invites.user });
  await bob.receives({ message: "joined" });
  await alice.sends("while it reads");
  await bob.receives({ message: "message_sent", content: "while it reads" });
  slow.socket.resume();
  assert.equal((await slow.answerTo(1)).result?.type, "started");
  const first = await slow.event();
  assert.ok(JSON.stringify(first).length > UNREAD_EVENT_BYTES, "its history is far more than may wait of live events");
  const { payload } = (await slow.event()).data;
  assert.ok(payload.message === "message_sent" && payload.content === "while it reads");
});

/** A room with a history of 7 MiB as JSON, and its only author. */
async function longHistory(pulse?: Pulse) {
  const server = await TestServer.start({ HISTORY_LIMIT: "0" }, { pulse });
  const { room, alice } = await server.meeting();
  for (let sent = 0; sent < 300; sent++) await alice.sends(BULKY);
  const join = async () => {
    const slow = await server.connect(await server.identity());
    slow.subscribe(1, { room_id: room.room_id, display_name: "Sloth", invite: room.invites.user });
    assert.equal((await slow.answerTo(1)).result?.type, "started");
    slow.socket.pause();
    return slow;
  };
  return { server, alice, join };
}

test("A client that reads nothing of a long history is cut, whatever it says meanwhile", async () => {
  const { server, alice, join } = await longHistory({ everyMs: 30_000, patienceMs: 5_000, slowestLine: 4096 });
  await using _ = server;
  const slow = await join();
  const lying = setInterval(() => slow.socket.pong("0"), 100);
  for (let sent = 0; sent < 300; sent++) await alice.receives({ message: "message_sent" });
  await alice.receives({ message: "joined" });
  await alice.receives({ message: "left", reason: "timeout" });
  clearInterval(lying);
});

test("All who read nothing of a long history cost a bounded amount together", async () => {
  const { server, alice, join } = await longHistory();
  await using _ = server;
  const slow = await Promise.all(Array.from({ length: 30 }, join));
  const unread = async () => {
    const text = await (await fetch(`${server.origin}/metrics`)).text();
    return Number(/^parley_unread_bytes (\d+)/m.exec(text)?.[1]);
  };
  const end = performance.now() + 20_000;
  let most = 0;
  for (;;) {
    const now = await unread();
    most = Math.max(most, now);
    if (most > 128 * MEBIBYTE && now <= 128 * MEBIBYTE) break;
    assert.ok(performance.now() < end, `${now} bytes are unread, of ${most}`);
    await sleep(200);
  }
  for (const { socket } of slow) socket.resume();
  await alice.sends("still here");
});
