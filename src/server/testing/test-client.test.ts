import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocketServer } from "ws";
import { TestClient } from "./test-client";

test("A frame that arrives while a connection closes reaches nobody, as in a browser", async () => {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  const client = new TestClient(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, "");
  const came: unknown[] = [];
  let asked = 0;
  const told = (socket: { send(frame: string): void }, id: number, data: string) =>
    socket.send(JSON.stringify({ id, result: { type: "data", data: { id: "1", data } } }));
  server.on("connection", (socket) =>
    socket.on("message", async (frame) => {
      const { id, method } = JSON.parse(String(frame));
      if (method !== "subscription") return;
      asked += 1;
      if (asked > 1) return told(socket, id, "new");
      // The other side hears of the end only later.
      socket.pause();
      client.socket?.close(3000);
      await sleep(30);
      told(socket, id, "late");
      socket.resume();
    }),
  );
  const input = { room_id: "70077007-0000-4000-8000-000000000000", display_name: "Bob" };
  client.trpc.signaling.session.subscribe(input, { onData: ({ data }) => came.push(data) });
  while (!came.includes("new")) await sleep(10);
  assert.deepEqual(came, ["new"]);
  await client.cut();
  server.close();
});
