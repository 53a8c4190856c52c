import assert from "node:assert/strict";
import { test } from "node:test";
import { WebSocket } from "ws";
import { TestServer } from "../testing/test-server";

const PUBLIC_URL = "https://chat.example.org";

async function knock(server: TestServer, origin: string) {
  const answer = await fetch(`${server.origin}/api/trpc`, {
    method: "POST",
    // A keep-alive connection counts for its address, too.
    headers: { origin, connection: "close" },
  });
  return { status: answer.status, body: await answer.json() };
}

test("A page whose WebSocket is let in is told that it is welcome", async () => {
  await using server = await TestServer.start({ PUBLIC_URL });
  assert.deepEqual(await knock(server, PUBLIC_URL), { status: 200, body: { welcome: true } });
});

test("A page of another address is told the right one, whatever it asks", async () => {
  await using server = await TestServer.start({ PUBLIC_URL });
  const { status, body } = await knock(server, "http://10.0.0.5:3000");
  assert.equal(status, 403);
  assert.equal(body.error.data.public_url, PUBLIC_URL);
  const headers = { origin: "http://10.0.0.5:3000", "content-type": "application/json" };
  const refused = await fetch(`${server.origin}/api/trpc/identity.create`, { method: "POST", headers });
  assert.equal((await refused.json()).error.data.public_url, PUBLIC_URL);
});

test("A page of an address with too many connections is told so", async () => {
  await using server = await TestServer.start({ MAX_CONNECTIONS_PER_ADDRESS: "1" });
  assert.equal((await knock(server, server.origin)).status, 200);
  const socket = new WebSocket(server.socketUrl);
  await new Promise((resolve) => socket.once("open", resolve));
  assert.equal((await knock(server, server.origin)).status, 429);
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.close();
  await closed;
  while ((await knock(server, server.origin)).status !== 200) await new Promise((resolve) => setTimeout(resolve, 10));
});
