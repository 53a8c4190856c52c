import assert from "node:assert/strict";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { describe, test } from "node:test";
import { turn } from "../../kit/event-loop";
import { TestServer } from "../../testing/test-server";

const CROWD = 100;
/** Answers that a turn of the event loop may bring: the system may hand over those of several turns at once. */
const MOST = 10;

const UPGRADE = [
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
  "Sec-WebSocket-Version: 13",
].join("\r\n");

const KINDS = {
  "a question that is refused": "GET /api/trpc/rooms.lookup HTTP/1.1",
  "an unknown procedure": "GET /api/trpc/no.such HTTP/1.1",
  "ten unknown procedures": `GET /api/trpc/${Array(10).fill("no.such").join()}?batch=1 HTTP/1.1`,
  "a search without an identity": "GET /api/trpc/chat.search HTTP/1.1",
  "a change without a type": "POST /api/trpc/identity.create HTTP/1.1",
  "a change from another site": "POST /api/trpc/identity.create HTTP/1.1\r\nOrigin: https://elsewhere.example",
  "a knock": "POST /api/trpc HTTP/1.1",
  "a knock from another site": "POST /api/trpc HTTP/1.1\r\nOrigin: https://elsewhere.example",
  "a question whether it may ask": "OPTIONS /api/trpc/rooms.lookup HTTP/1.1",
  "an unknown method": "TRACE /api/trpc HTTP/1.1",
  "a page that is not there": "GET /nowhere HTTP/1.1",
  "no path": "GET * HTTP/1.1",
  "a WebSocket of another site": `GET /api/trpc HTTP/1.1\r\nOrigin: https://elsewhere.example\r\n${UPGRADE}`,
  "a WebSocket elsewhere": `GET /nowhere HTTP/1.1\r\n${UPGRADE}`,
  "a WebSocket": `GET /api/trpc HTTP/1.1\r\n${UPGRADE}`,
} as const;

/** A connection that the server has accepted: it does so once in each turn. */
async function opened({ origin }: TestServer): Promise<Socket> {
  const socket = connect(Number(new URL(origin).port), "127.0.0.1");
  socket.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await once(socket, "data");
  return socket;
}

describe("A hundred requests that come at once leave the others their turns:", () => {
  for (const [what, first] of Object.entries(KINDS))
    test(what, async () => {
      await using server = await TestServer.start();
      const sockets = await Promise.all(Array.from({ length: CROWD }, () => opened(server)));
      let answers = 0;
      for (const socket of sockets) socket.once("data", () => (answers += 1));
      for (const socket of sockets) socket.write(`${first}\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n`);
      const each: number[] = [];
      for (const end = performance.now() + 10_000; answers < CROWD && performance.now() < end; ) {
        const before = answers;
        await turn();
        each.push(answers - before);
      }
      for (const socket of sockets) socket.destroy();
      assert.equal(answers, CROWD);
      assert.ok(Math.max(...each) <= MOST, `${Math.max(...each)} were answered in one turn`);
    });
});
