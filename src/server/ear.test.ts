import assert from "node:assert/strict";
import { once } from "node:events";
import { PassThrough } from "node:stream";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { WebSocket } from "ws";
import { Ear } from "./ear";
import { turn } from "./store/turns";
import { everyone } from "./testing/person";
import { TestServer } from "./testing/test-server";

/** 4,096 bytes that take six times as many as JSON. */
const BULKY = "\u0001".repeat(4096);
const MESSAGES = 20;
/** In one frame; the answers are half a mebibyte each. */
const QUESTIONS = 150;
const MEBIBYTE = 1024 * 1024;

test("Who asks much and does not read costs little, and has all answers once it reads", async () => {
  await using server = await TestServer.start();
  const { room, alice, bob } = await server.meetingOfThree();
  for (let sent = 0; sent < MESSAGES; sent++) {
    await alice.sends(BULKY);
    await bob.receives({ content: BULKY });
  }
  const asking = await server.connect(bob.token);
  asking.socket.pause();
  const before = process.memoryUsage().rss;
  const question = { path: "chat.history", input: { room_id: room.room_id, ...everyone } };
  const ids = Array.from({ length: QUESTIONS }, (_, at) => at);
  asking.write(ids.map((id) => ({ id, method: "query", params: question })));
  for (let sent = 0; sent < MESSAGES; sent++) await alice.sends("meanwhile");
  const cost = (process.memoryUsage().rss - before) / MEBIBYTE;
  assert.ok(cost < 40, `it cost ${Math.round(cost)} MiB`);
  asking.socket.resume();
  for (const id of ids) assert.equal((await asking.answerTo(id)).result?.type, "data");
});

test("Who is not heard for a while, and has much to read when that is over, is heard once it is read", async () => {
  const socket = new PassThrough();
  let isPaused = false;
  const client = { pause: () => (isPaused = true), resume: () => (isPaused = false) } as unknown as WebSocket;
  const ear = new Ear({ client, socket, notePast: () => {} });
  for (let count = 0; count <= 50; count++) ear.noteUncounted();
  assert.ok(isPaused);
  socket.write(Buffer.alloc(2 * MEBIBYTE));
  await sleep(1_200);
  assert.ok(isPaused, "much is unread");
  socket.resume();
  await once(socket, "drain");
  await turn();
  assert.ok(!isPaused);
});
