import assert from "node:assert/strict";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { GRACE_MS, TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

/** A client's text frame, masked with zeros. */
function frame(text: string): Buffer {
  const bytes = Buffer.from(text);
  const short = bytes.length < 126;
  const length = short ? [0x80 | bytes.length] : [0xfe, bytes.length >> 8, bytes.length & 255];
  return Buffer.concat([Buffer.from([0x81, ...length, 0, 0, 0, 0]), bytes]);
}

/** Connects, and sends a subscription as the last frame of all. */
async function joinsAndHangsUp(input: object, hangUp: (socket: Socket) => void): Promise<void> {
  const token = await server.identity();
  const socket = connect(Number(new URL(server.origin).port), "127.0.0.1");
  socket.on("error", () => {});
  const head = ["GET /api/trpc?connectionParams=1 HTTP/1.1", "Host: localhost", "Upgrade: websocket"];
  const rest = ["Connection: Upgrade", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13"];
  socket.write([...head, ...rest, "", ""].join("\r\n"));
  await once(socket, "data");
  const frames = [
    { method: "connectionParams", data: { token } },
    ...Array(30).fill("PONG"),
    { id: 1, method: "subscription", params: { path: "signaling.session", input } },
  ].map((it) => frame(typeof it === "string" ? it : JSON.stringify(it)));
  socket.write(Buffer.concat(frames), () => hangUp(socket));
  await once(socket, "close");
}

describe("Nobody stays who hangs up with the last of their frames", () => {
  for (const [how, hangUp] of Object.entries({
    "the usual way": (socket: Socket) => socket.destroy(),
    "by a reset": (socket: Socket) => socket.resetAndDestroy(),
    "of one half": (socket: Socket) => socket.end(),
  }))
    test(how, async () => {
      const { room } = await server.meeting();
      for (let times = 0; times < 10; times++)
        await joinsAndHangsUp({ room_id: room.room_id, display_name: "Ghost", invite: room.invites.user }, hangUp);
      await sleep(3 * GRACE_MS);
      const bob = await server.person("Bob");
      await bob.joins(room, { invite: room.invites.user });
      const names = bob.self.participants.map(({ module_data }) => module_data.control.display_name);
      assert.deepEqual(names, ["Alice"]);
    });
});

test("A connection that is refused is let go, even if its client does not hang up", async () => {
  const port = Number(new URL(server.origin).port);
  for (const [path, origin] of [
    ["/api/trpc", "https://elsewhere.example"],
    ["/elsewhere", server.origin],
  ]) {
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    const reset = new Promise<unknown>((resolve) => socket.on("error", resolve));
    const head = [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, `Origin: ${origin}`, "Upgrade: websocket"];
    socket.write([...head, "Connection: Upgrade", "", ""].join("\r\n"));
    const [answer] = await once(socket, "data");
    assert.match(String(answer), /^HTTP\/1.1 40[34] /);
    await once(socket, "end");
    // A server that has closed both halves answers this with a reset.
    const writing = setInterval(() => socket.write("still here"), 20);
    assert.match(String(await reset), /ECONNRESET|EPIPE/);
    clearInterval(writing);
  }
});
