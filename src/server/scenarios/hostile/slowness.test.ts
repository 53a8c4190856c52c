import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { DISCARDED_BODY_BYTES } from "../../kit/limits";
import { TestServer } from "../../testing/test-server";

const PATIENCE = { headMs: 500, requestMs: 1_200, lookMs: 50 };
/** A busy machine may be this much later. */
const BUSY_MS = 1_500;
const MEBIBYTE = 1024 * 1024;

const head = (first: string, ...headers: string[]) => [first, "Host: localhost", ...headers, ""].join("\r\n");
const POST = "POST /api/trpc/identity.create HTTP/1.1";
const JSON_BODY = "Content-Type: application/json";

/** Slow clients: the first bytes, the repeated bytes, and the limit that they meet. */
const KINDS: Record<string, { first: string; again?: string; limit: keyof typeof PATIENCE }> = {
  "says nothing": { first: "", limit: "headMs" },
  "says half of a line": { first: "GET /heal", limit: "headMs" },
  "never ends the head": { first: head("GET /healthz HTTP/1.1"), limit: "headMs" },
  "sends the head by the byte": { first: "GET /healthz HTTP/1.1\r\nX-More: ", again: "x", limit: "headMs" },
  "sends header after header": { first: head("GET /healthz HTTP/1.1"), again: "X: y\r\n", limit: "headMs" },
  "asks once more, and slowly": {
    first: `${head("GET /healthz HTTP/1.1")}\r\nGET /healthz HTTP/1.1\r\nX-More: `,
    again: "x",
    limit: "headMs",
  },
  "announces a body, and sends none": {
    first: `${head(POST, JSON_BODY, "Content-Length: 900")}\r\n`,
    limit: "requestMs",
  },
  "sends the body by the byte": {
    first: `${head(POST, JSON_BODY, "Content-Length: 900")}\r\n`,
    again: " ",
    limit: "requestMs",
  },
  "sends pieces of a body without end": {
    first: `${head(POST, JSON_BODY, "Transfer-Encoding: chunked")}\r\n`,
    again: "1\r\n \r\n",
    limit: "requestMs",
  },
  "sends a body slowly where none belongs": {
    first: `${head("GET /api/trpc/rooms.lookup HTTP/1.1", "Content-Length: 100000")}\r\n`,
    again: " ",
    limit: "requestMs",
  },
  "sends a body slowly that is too long": {
    first: `${head(POST, JSON_BODY, "Content-Length: 100000")}\r\n`,
    again: " ",
    limit: "requestMs",
  },
};

/** Acts as a slow client; returns the connection's lifetime and the answer. */
async function takesTime({ origin }: TestServer, { first, again }: (typeof KINDS)[string]) {
  const socket = connect(Number(new URL(origin).port), "127.0.0.1");
  let answer = "";
  socket.on("data", (data) => (answer += data));
  socket.on("error", () => {});
  const start = performance.now();
  socket.write(first);
  const sending = setInterval(() => again && socket.write(again), 20);
  await once(socket, "close");
  clearInterval(sending);
  return { stood: performance.now() - start, answer };
}

test("The server does not wait for a slow client, in whatever way it is slow", async () => {
  await using server = await TestServer.start({}, { patience: PATIENCE });
  const all = Object.entries(KINDS).map(async ([name, kind]) => {
    const { stood, answer } = await takesTime(server, kind);
    const [least, most] = [0.9 * PATIENCE[kind.limit], PATIENCE[kind.limit] + BUSY_MS];
    assert.ok(stood > least && stood < most, `who ${name} was cut after ${Math.round(stood)} ms: ${answer}`);
  });
  await sleep(PATIENCE.headMs / 2);
  assert.equal((await fetch(`${server.origin}/healthz`)).status, 200, "others are answered meanwhile");
  await Promise.all(all);
});

test("A body without end is read for a while, so that its client hears the refusal, and no longer", async () => {
  await using server = await TestServer.start();
  const socket = connect(Number(new URL(server.origin).port), "127.0.0.1");
  let answer = "";
  socket.on("data", (data) => (answer += data));
  socket.on("error", () => {});
  socket.write(`${head(POST, JSON_BODY, "Transfer-Encoding: chunked")}\r\n`);
  const piece = Buffer.concat([Buffer.from("10000\r\n"), Buffer.alloc(0x10000, " "), Buffer.from("\r\n")]);
  let isOpen = true;
  socket.once("close", () => (isOpen = false));
  while (isOpen && socket.bytesWritten < 64 * MEBIBYTE)
    if (!socket.write(piece))
      await new Promise<void>((resolve) => socket.once("drain", resolve).once("close", resolve));
  assert.match(answer, /^HTTP\/1\.1 413 /);
  // The system buffers some on either side.
  const most = DISCARDED_BODY_BYTES + 16 * MEBIBYTE;
  assert.ok(!isOpen && socket.bytesWritten < most, `${Math.round(socket.bytesWritten / MEBIBYTE)} MiB were taken`);
});
