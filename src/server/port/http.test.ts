import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { WebSocket } from "ws";
import { TestServer } from "../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

test("/healthz says that the server is alive", async () => {
  const response = await fetch(`${server.origin}/healthz`);
  assert.equal(response.status, 200);
});

test("A path of neither tRPC nor a page is not found", async () => {
  for (const path of ["/api", "/api/trpcx", "/healthz/x", "/..%2f..%2fetc/passwd"])
    assert.equal((await fetch(`${server.origin}${path}`)).status, 404, path);
});

test("A WebSocket is to be had at the one path only", async () => {
  for (const path of ["/", "/api/trpc/x", "/api"]) {
    const socket = new WebSocket(`${server.origin.replace("http", "ws")}${path}`);
    const [error] = await once(socket, "error");
    assert.ok(error instanceof Error, path);
  }
});

test("A body that is too large is refused", async () => {
  const token = await server.identity();
  const { status } = await server.post("rooms.create", { title: "x".repeat(1024 * 1024) }, { token });
  assert.equal(status, 413);
});
