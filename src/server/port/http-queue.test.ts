import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { ServerProcess } from "../testing/server-process";
import { message, roomOn } from "../testing/stream";

/** 4,096 characters that are six times as long as JSON. */
const BULKY = `x${"\u0001".repeat(4095)}`;
const MESSAGES = 50;
const CLIENTS = 60;
/** In one request; the answers are more than 1 MB each. */
const BATCH = 10;
const MEBIBYTE = 1024 * 1024;
/** A small heap: with a large one, the measurement would show when Node collects garbage. */
const SMALL = { NODE_OPTIONS: "--max-old-space-size=192" };

test("A client that asks over HTTP and does not read costs little, and the others are answered", async () => {
  await using server = await ServerProcess.start({
    ...SMALL,
    MAX_CONNECTIONS_PER_IDENTITY: "0",
    TRUSTED_PROXIES: "127.0.0.0/8",
  });
  const { room_id, token, join } = await roomOn(server);
  const speaker = await join();
  for (let count = 0; count < MESSAGES; count++) await speaker.send(message(BULKY));
  const question = { room_id, scope: "global", limit: MESSAGES };
  const input = encodeURIComponent(JSON.stringify(Object.fromEntries(Array(BATCH).fill(question).entries())));
  const path = `/api/trpc/${Array(BATCH).fill("chat.history").join(",")}?batch=1&input=${input}`;
  const before = server.memory;
  const deaf = Array.from({ length: CLIENTS }, () => {
    const socket = connect(Number(new URL(server.origin).port), "127.0.0.1");
    socket.on("error", () => {});
    socket.pause();
    const from = `X-Forwarded-For: 203.0.113.7\r\nAuthorization: Bearer ${token}`;
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n${from}\r\n\r\n`);
    return socket;
  });
  await Promise.all(deaf.map((socket) => once(socket, "connect")));
  const other = await roomOn(server);
  await (await other.join()).send(message("Hello"));
  const elsewhere = { room_id: other.room_id, scope: "global", limit: MESSAGES };
  const own = `/api/trpc/chat.history?input=${encodeURIComponent(JSON.stringify(elsewhere))}`;
  const answer = await fetch(new URL(own, server.origin), { headers: { authorization: `Bearer ${other.token}` } });
  const { result } = (await answer.json()) as { result: { data: { messages: unknown[] } } };
  assert.equal(result.data.messages.length, 1);
  await sleep(500);
  const cost = (server.memory - before) / MEBIBYTE;
  for (const socket of deaf) socket.destroy();
  assert.ok(cost < 300, `it cost ${Math.round(cost)} MiB`);
});
