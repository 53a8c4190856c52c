import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { after, before, describe, test } from "node:test";
import { TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

/** Writes raw bytes to the server's port; returns the answer up to the hang-up, or for a moment. */
async function answerTo(bytes: string): Promise<string> {
  const socket = connect(Number(new URL(server.origin).port), "127.0.0.1");
  let answer = "";
  socket.on("data", (data) => {
    answer += data;
    socket.end();
  });
  socket.on("error", () => {});
  socket.write(bytes);
  socket.setTimeout(500, () => socket.destroy());
  await once(socket, "close");
  return answer;
}

const get = (path: string, ...headers: string[]) =>
  [`GET ${path} HTTP/1.1`, "Host: localhost", ...headers, "", ""].join("\r\n");
const upgrade = ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"];
const key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";

async function isAlive(): Promise<void> {
  assert.equal((await fetch(`${server.origin}/healthz`)).status, 200);
}

describe("The server survives", () => {
  test("addresses that are none", async () => {
    for (const path of [
      "//",
      "///x",
      "http://",
      "//[",
      "/%",
      "/api/trpc/%E0%A4%A",
      "/api/trpc/%",
      "*",
      "/api/trpc//",
    ]) {
      assert.doesNotMatch(await answerTo(get(path)), /^HTTP\/1.1 (2|5)/, path);
      await isAlive();
    }
  });

  test("methods that are none of ours", async () => {
    for (const method of ["TRACE", "PUT", "DELETE", "PATCH", "QUERY"]) {
      const answer = await answerTo(get("/api/trpc/rooms.lookup").replace("GET", method));
      assert.doesNotMatch(answer, /^HTTP\/1.1 (2|5)/, method);
    }
    assert.deepEqual(server.log, []);
  });

  test("the same where a WebSocket is asked for, and half of such a request", async () => {
    for (const path of ["//", "http://", "//[", "/api/trpc/%"]) {
      await answerTo(get(path, ...upgrade, key));
      await isAlive();
    }
    for (const headers of [upgrade, [...upgrade, "Sec-WebSocket-Key: x"], ["Connection: Upgrade", "Upgrade: tea"]]) {
      await answerTo(get("/api/trpc", ...headers));
      await isAlive();
    }
  });

  test("a host that is none", async () => {
    for (const host of ["", "[", "a b", "x".repeat(5000)]) {
      await answerTo(`GET /api/trpc/rooms.lookup HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
      await isAlive();
    }
  });

  test("bytes that are no HTTP at all", async () => {
    for (const bytes of ["\r\n\r\n", "hello\r\n\r\n", "\0\0\0\0", get("/", "Content-Length: x")]) {
      await answerTo(bytes);
      await isAlive();
    }
  });

  test("a connection that is lost in the middle of joining", async () => {
    const { room, alice } = await server.meeting();
    for (let round = 0; round < 10; round++) {
      const connection = await server.connect(await server.identity());
      const input = { room_id: room.room_id, display_name: "Dave", invite: room.invites.user };
      connection.subscribe(1, input);
      if (round % 2 === 0) await new Promise((resolve) => setImmediate(resolve));
      connection.socket.terminate();
    }
    const bob = await server.person("Bob");
    await bob.joins(room, { invite: room.invites.user });
    for (let seen = ""; seen !== bob.id; ) {
      const { payload } = (await alice.receives({})).data;
      if (payload.message === "joined") seen = payload.id;
    }
    await alice.sends("still here");
    for (let content = ""; content !== "still here"; ) {
      const { payload } = (await bob.receives({})).data;
      if (payload.message === "message_sent") content = payload.content;
    }
  });
});

test("A cookie that cannot be read is no identity, and no error of the connection", async () => {
  for (const cookie of ["parley_identity=%E0%A4%A", "parley_identity", "=", ";;;", "parley_identity=a.b.c"]) {
    assert.equal((await server.post("rooms.create", { title: "x" }, { cookie })).status, 401);
    const connection = await server.connect(undefined, { cookie });
    const { error } = await connection.ask("mutation", "rooms.create", { title: "x" });
    assert.equal(error?.data.reason, "unauthenticated");
  }
});
