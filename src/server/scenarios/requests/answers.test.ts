import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { WebSocket } from "ws";
import { goesOn, hello, isPlain, joined, send } from "../../testing/hostile/session";
import { TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

describe("A frame that is no request", () => {
  test("is answered with a parse error, and the session goes on", async () => {
    const { connection } = await joined(server);
    for (const frame of [
      "",
      "hello",
      "{",
      "[1,",
      "5",
      "null",
      '"x"',
      "[[]]",
      "{}",
      '{"id":1}',
      '{"id":1,"method":"mutation"}',
      '{"id":1,"method":"delete","params":{"path":"signaling.send"}}',
      '{"id":1,"method":"mutation","params":{"path":5}}',
      JSON.stringify({ ...send(50), id: "x".repeat(65) }),
      JSON.stringify({ id: 1, method: "query", params: { path: "x".repeat(65) } }),
      '{"id":{},"method":"mutation","params":{"path":"signaling.send"}}',
      '{"id":1,"jsonrpc":"1.0","method":"mutation","params":{"path":"signaling.send"}}',
      JSON.stringify([send(50), { id: 51 }]),
    ]) {
      connection.write(frame);
      const answer = await connection.answerTo(null);
      assert.equal(answer.error?.code, -32700, frame);
      isPlain(answer);
    }
    await goesOn(connection);
  });

  test("but an empty list is nothing at all", async () => {
    const { connection } = await joined(server);
    connection.write("[]");
    await goesOn(connection);
    assert.deepEqual(connection.rest, []);
  });

  test("but a binary one that is JSON is read, and one that is not is refused", async () => {
    const { connection } = await joined(server);
    connection.socket.send(Buffer.from(JSON.stringify(send(50))));
    assert.equal((await connection.answerTo(50)).result?.type, "data");
    await connection.event();
    connection.socket.send(Buffer.from([0, 255, 254]));
    isPlain(await connection.answerTo(null));
    await goesOn(connection);
  });

  test("but PING is answered with PONG", async () => {
    const socket = new WebSocket(server.socketUrl);
    const answer = new Promise((resolve) => socket.once("message", (data) => resolve(data.toString())));
    socket.once("open", () => socket.send("PING"));
    assert.equal(await answer, "PONG");
    socket.close();
  });
});

describe("A request for what there is not", () => {
  test("is refused, and the session goes on", async () => {
    const { connection } = await joined(server);
    for (const [method, path] of [
      ["query", "rooms.destroy"],
      ["query", ""],
      ["mutation", "__proto__"],
      ["mutation", "constructor"],
      ["mutation", "rooms.lookup"],
      ["query", "signaling.send"],
      ["query", "signaling.session"],
    ] as const) {
      const answer = await connection.ask(method, path, {});
      assert.ok(["NOT_FOUND", "METHOD_NOT_SUPPORTED"].includes(String(answer.error?.data.code)), path);
      isPlain(answer);
    }
    await goesOn(connection);
  });

  test("is refused over HTTP too, and without details", async () => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${await server.identity()}` };
    for (const [path, init, status] of [
      ["rooms.destroy", {}, 404],
      ["", {}, 404],
      ["rooms.create", { method: "POST", body: "{" }, 400],
      ["rooms.lookup?input={", {}, 400],
    ] as const) {
      const response = await fetch(`${server.origin}/api/trpc/${path}`, { ...init, headers });
      assert.equal(response.status, status, path);
      isPlain(await response.json());
    }
  });
});

describe("Errors", () => {
  test("say what is wrong in data, and nothing of the server", async () => {
    const { connection, input } = await joined(server);
    const answers = [
      await connection.send({ action: "x" }),
      await connection.send({ ...hello, content: "" }),
      await connection.ask("query", "rooms.lookup", { invite: "nonsense" }),
      await connection.ask("mutation", "rooms.create", { title: "" }),
      await connection.ask("query", "chat.history", { ...input, scope: "group", target: "g" }),
    ];
    assert.deepEqual(
      answers.map(({ error }) => [error?.code, error?.data]),
      [
        [
          -32600,
          { code: "BAD_REQUEST", httpStatus: 400, path: "signaling.send", reason: "invalid_payload", field: "action" },
        ],
        [
          -32600,
          { code: "BAD_REQUEST", httpStatus: 400, path: "signaling.send", reason: "empty_content", max_bytes: 4096 },
        ],
        [-32004, { code: "NOT_FOUND", httpStatus: 404, path: "rooms.lookup", reason: "not_found" }],
        [
          -32600,
          { code: "BAD_REQUEST", httpStatus: 400, path: "rooms.create", reason: "invalid_payload", field: "title" },
        ],
        [-32600, { code: "BAD_REQUEST", httpStatus: 400, path: "chat.history", reason: "not_a_member" }],
      ],
    );
    for (const answer of answers) isPlain(answer);
  });

  test("have the code that belongs to their reason", async () => {
    const nobody = await server.connect();
    const { error } = await nobody.ask("mutation", "rooms.create", { title: "x" });
    assert.deepEqual([error?.code, error?.data.code, error?.data.httpStatus], [-32001, "UNAUTHORIZED", 401]);
  });
});

describe("Request ids", () => {
  test("may be strings and any numbers, and come back as they were", async () => {
    const { input } = await joined(server);
    for (const id of [0, -1, 1.5, 2 ** 40, "", "a", "1", 'quoted " and \\ and é 😀', "x".repeat(64)]) {
      const token = await server.identity();
      const { body } = await server.post("rooms.create", { title: "Weekly" }, { token });
      const connection = await server.connect(token);
      await connection.joins({ ...input, room_id: body.result.data.room_id }, id);
      connection.write(send("sent"));
      assert.equal((await connection.answerTo("sent")).result?.type, "data");
      assert.equal((await connection.event(id)).data.payload.message, "message_sent");
      connection.stop(id);
      assert.equal((await connection.answerTo(id)).result?.type, "stopped");
      await connection.close();
    }
  });

  test("come with jsonrpc in every answer where the request had it", async () => {
    const token = await server.identity();
    const { body } = await server.post("rooms.create", { title: "Weekly" }, { token });
    const connection = await server.connect(token);
    const input = { room_id: body.result.data.room_id, display_name: "Alice" };
    connection.subscribe("s", input, { jsonrpc: "2.0" });
    connection.write({ ...send(7), jsonrpc: "2.0" });
    const frames = [await connection.answerTo(7)];
    for (let count = 0; count < 2; count++) frames.push(await connection.answerTo("s"));
    connection.write(send(8));
    assert.equal((await connection.answerTo(8)).jsonrpc, undefined);
    frames.push(await connection.answerTo("s"));
    for (const { jsonrpc } of frames) assert.equal(jsonrpc, "2.0");
  });
});
