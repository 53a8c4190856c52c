import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { connect } from "node:net";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import { ended } from "../../testing/machine/server-child";
import { SilentProxy } from "../../testing/network/silent-proxy";
import { RawConnection } from "../../testing/raw-connection";
import { ServerProcess, spawnServer } from "../../testing/server-process";
import { historyOf, message, roomOn, stream } from "../../testing/stream";
import { ONLY_SQLITE, TestDatabase } from "../../testing/test-database";

/** Stops a server; asserts that it exits with 0, and in time. */
async function stops(server: ServerProcess): Promise<void> {
  const start = performance.now();
  assert.equal(await server.kill("SIGTERM"), 0);
  const seconds = (performance.now() - start) / 1000;
  assert.ok(seconds < 10, `it took ${seconds} s`);
}

/** Sends without waiting until the connection ends; collects the receipts by content. */
async function sendOn({ socket }: RawConnection, receipts: Map<string, string>): Promise<void> {
  socket.on("message", (data) => {
    const { id, result } = JSON.parse(data.toString());
    if (typeof id === "string" && result?.data?.message_id) receipts.set(id, result.data.message_id);
  });
  for (let count = 0; socket.readyState === WebSocket.OPEN; count++) {
    const content = randomUUID();
    const input = { namespace: "chat", payload: message(content), transaction_id: content };
    socket.send(JSON.stringify({ id: content, method: "mutation", params: { path: "signaling.send", input } }));
    if (count % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

describe("SIGTERM", () => {
  test("answers what was asked, closes connections with 1012 and ends with 0", async () => {
    await using server = await ServerProcess.start();
    const { room_id, token, join } = await roomOn(server);
    const connection = await join();
    const receipts = new Map<string, string>();
    const [first = ""] = stream(connection, 50, receipts);
    await connection.answerTo(first);
    const code = await server.kill("SIGTERM");
    assert.equal(code, 0);
    assert.equal(await connection.closed, 1012);
    await server.start();
    const found = new Map((await historyOf(server, room_id, token)).map(({ id, content }) => [content, id]));
    for (const [content, id] of receipts) assert.equal(found.get(content), id);
    assert.equal(await server.kill("SIGTERM"), 0, "with nobody connected, too");
  });

  test("ends what clients who never pause are sending, and keeps what it acknowledged", async () => {
    await using server = await ServerProcess.start();
    const { room_id, token, join } = await roomOn(server);
    const receipts = new Map<string, string>();
    const connections = await Promise.all(Array.from({ length: 10 }, join));
    const sending = connections.map((connection) => sendOn(connection, receipts));
    while (receipts.size < 50) await sleep(1);
    await stops(server);
    await Promise.all(sending);
    for (const connection of connections) assert.equal(await connection.closed, 1012);
    await server.start();
    const found = new Map((await historyOf(server, room_id, token)).map(({ id, content }) => [content, id]));
    for (const [content, id] of receipts) assert.equal(found.get(content), id);
  });

  test("waits in vain neither for a thousand, nor for those who do not read or are gone unnoticed", async () => {
    await using server = await ServerProcess.start();
    await using proxy = await SilentProxy.to(server.origin);
    const { room_id, token, join } = await roomOn(server);
    const idle = await Promise.all(Array.from({ length: 1000 }, () => server.connect()));
    const deaf = await Promise.all(Array.from({ length: 20 }, join));
    const gone = await Promise.all(Array.from({ length: 20 }, () => RawConnection.open(proxy.socketUrl, token)));
    await Promise.all(gone.map((it) => it.joins({ room_id, display_name: "Alice" })));
    for (const { socket } of deaf) socket.pause();
    proxy.fallSilent();
    const sender = await join();
    // Six times as long as JSON: more than the system buffers for a connection, and less than the limit that cuts it.
    for (let count = 0; count < 30; count++) await sender.send(message(`x${"\u0001".repeat(4095)}`));
    await stops(server);
    assert.deepEqual(new Set(await Promise.all(idle.map(({ closed }) => closed))), new Set([1012]));
    for (const { socket } of gone) socket.terminate();
  });

  test("answers what was asked over HTTP, and says meanwhile that it is not ready", async () => {
    await using server = await ServerProcess.start();
    const ask = async (path: string, more = "", end = "\r\n\r\n") => {
      const socket = connect(Number(new URL(server.origin).port), "127.0.0.1");
      let answer = "";
      socket.setEncoding("latin1").on("data", (data) => (answer += data));
      socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n${more}`);
      await once(socket, "connect");
      return async () => {
        socket.write("\r\n");
        while (!answer.includes(end)) await once(socket, "data");
        socket.destroy();
        return answer;
      };
    };
    const asked = [await ask("/readyz"), await ask("/api/trpc/rooms.lookup"), await ask("/api/trpc", UPGRADE, CLOSED)];
    assert.match(await (await ask("/readyz"))(), /^HTTP\/1.1 200 /);
    const ended = server.kill("SIGTERM");
    while (await isListening(server)) await sleep(5);
    const [ready = "", lookup = "", opened = ""] = await Promise.all(asked.map((finish) => finish()));
    assert.match(ready, /^HTTP\/1.1 503 .*"missing":\["stopping"\]/s);
    assert.match(lookup, /^HTTP\/1.1 401 .*connection: close/is, "what a proxy asks in that moment does not fail");
    assert.match(opened, /^HTTP\/1.1 101 /, "and a new WebSocket is closed with 1012");
    assert.equal(await ended, 0);
  });

  test("that comes twice is like one", async () => {
    await using server = await ServerProcess.start();
    const { join } = await roomOn(server);
    const connection = await join();
    connection.socket.pause();
    const first = server.kill("SIGTERM");
    while (await isListening(server)) await sleep(5);
    server.signal("SIGTERM");
    server.signal("SIGINT");
    assert.equal(await first, 0);
  });

  test("that comes before the server has said where it is stops it like any other", { skip: ONLY_SQLITE }, async () => {
    await using database = await TestDatabase.make();
    const socket = `${database.url.replace("file:", "")}.admin`;
    const child = spawnServer(database.settings);
    while (!existsSync(socket)) await sleep(1);
    assert.equal(await ended(child, "SIGTERM"), 0);
    assert.ok(!existsSync(socket));
  });
});

/** The last frame of a connection that closes with 1012. */
const CLOSED = Buffer.from([0x88, 2, 0x03, 0xf4]).toString("latin1");
const UPGRADE = [
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
  "",
].join("\r\n");

async function isListening({ origin }: ServerProcess): Promise<boolean> {
  const socket = connect(Number(new URL(origin).port), "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
