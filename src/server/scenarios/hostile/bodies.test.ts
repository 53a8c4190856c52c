import assert from "node:assert/strict";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { ADDRESS_BODIES_BYTES, BODY_BYTES } from "../../kit/limits";
import { ServerProcess } from "../../testing/server-process";
import { message, roomOn } from "../../testing/stream";
import { ONLY_SQLITE } from "../../testing/test-database";

const MEBIBYTE = 1024 * 1024;
/** The length of a body that is nearly as long as it may be. */
const LENGTH = BODY_BYTES - 1_000;

/** More such bodies than have room for an address. */
const MANY = 400;

/** Begins a request with a body; returns the connection and the answer. */
async function posting({ origin }: ServerProcess, header: string, localAddress = "127.0.0.1") {
  const socket = connect({ port: Number(new URL(origin).port), host: "127.0.0.1", localAddress });
  socket.on("error", () => {});
  await once(socket, "connect");
  let answer = "";
  socket.on("data", (data) => (answer += data));
  socket.write(`POST /api/trpc/rooms.create HTTP/1.1\r\nHost: ${new URL(origin).host}\r\n${header}\r\n\r\n`);
  return { socket, said: () => answer };
}

async function written(socket: Socket, bytes: Buffer): Promise<void> {
  await new Promise((resolve) => socket.write(bytes, resolve));
}

describe("Bodies that are never done", { skip: ONLY_SQLITE }, () => {
  test("cost what they hold, in however many pieces they come", async () => {
    await using server = await ServerProcess.start();
    const { join } = await roomOn(server);
    const victim = await join();
    const before = server.memory;
    const requests = await Promise.all(
      Array.from({ length: 32 }, () => posting(server, "Transfer-Encoding: chunked\r\nContent-Type: application/json")),
    );
    const pieces = Buffer.from("1\r\na\r\n".repeat(LENGTH));
    let most = 0;
    const look = () => (most = Math.max(most, server.memory - before));
    const watching = setInterval(look, 50);
    try {
      await Promise.all(requests.map(({ socket }) => written(socket, pieces)));
      assert.equal((await victim.send(message("still here"))).error, undefined);
      look();
    } finally {
      clearInterval(watching);
    }
    assert.ok(most < 100 * MEBIBYTE, `they cost ${Math.round(most / MEBIBYTE)} MiB`);
    for (const { socket } of requests) socket.destroy();
  });

  test("are bounded together for an address, which is told so, and has room again when they are gone", async () => {
    await using server = await ServerProcess.start();
    const post = () => posting(server, `Content-Length: ${LENGTH}\r\nContent-Type: application/json`);
    const requests = await Promise.all(Array.from({ length: MANY }, post));
    await Promise.all(requests.map(({ socket }) => written(socket, Buffer.alloc(LENGTH - 1, "x"))));
    const refused = () => requests.filter(({ said }) => said().startsWith("HTTP/1.1 429")).length;
    while (refused() < MANY - Math.ceil(ADDRESS_BODIES_BYTES / LENGTH)) await sleep(20);
    const ofAll = requests.length - refused();
    assert.ok(ofAll * LENGTH >= ADDRESS_BODIES_BYTES / 4, `${ofAll} have room`);
    for (const { socket } of requests) socket.destroy();
    for (;;) {
      const { status } = await server.post("rooms.create", { title: "x".repeat(50_000) });
      if (status !== 429) break;
      await sleep(20);
    }
  });

  test("of a few addresses that hold all there is leave room for another", async () => {
    await using server = await ServerProcess.start();
    const owner = await server.identity();
    const each = Math.floor(ADDRESS_BODIES_BYTES / BODY_BYTES);
    const greedy = ["127.0.0.3", "127.0.0.4", "127.0.0.5", "127.0.0.6"].flatMap((it) => Array<string>(each).fill(it));
    const header = `Content-Length: ${LENGTH}\r\nContent-Type: application/json`;
    const requests = await Promise.all(greedy.map((address) => posting(server, header, address)));
    await Promise.all(requests.map(({ socket }) => written(socket, Buffer.alloc(LENGTH - 1, "x"))));
    await sleep(200);
    for (let count = 0; count < 5; count++)
      assert.equal((await server.post("rooms.create", { title: "Weekly" }, { token: owner })).status, 200);
    for (const { socket } of requests) socket.destroy();
  });
});
