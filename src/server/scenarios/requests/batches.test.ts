import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BATCH_REQUESTS } from "../../kit/limits";
import { goesOn, hello, isPlain, joined, send } from "../../testing/hostile/session";
import { TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

test("A batch over HTTP is refused as a whole where it is longer than ten", async () => {
  const headers = { authorization: `Bearer ${await server.identity()}` };
  const ask = (count: number) =>
    fetch(`${server.origin}/api/trpc/${Array(count).fill("rooms.lookup").join(",")}?batch=1&input=%7B%7D`, { headers });
  assert.equal((await (await ask(BATCH_REQUESTS)).json()).length, BATCH_REQUESTS);
  const refused = await ask(BATCH_REQUESTS + 1);
  assert.equal(refused.status, 400);
  isPlain(await refused.json());
});

describe("Several requests in one frame", () => {
  test("are answered one by one, and take effect in their order", async () => {
    const { connection } = await joined(server);
    const contents = Array.from({ length: 10 }, (_, index) => `${index}`);
    connection.write(contents.map((content) => send(content, { ...hello, content })));
    for (const id of contents) assert.equal((await connection.answerTo(id)).result?.type, "data");
    for (const content of contents) {
      const { payload } = (await connection.event()).data;
      assert.ok(payload.message === "message_sent");
      assert.equal(payload.content, content);
    }
  });

  test("are refused as a whole where they are more than ten, and the session goes on", async () => {
    const { connection } = await joined(server);
    connection.write(Array.from({ length: 11 }, (_, id) => send(id + 50)));
    const { error } = await connection.answerTo(null);
    assert.deepEqual([error?.code, error?.message], [-32700, "A frame holds at most 10 requests."]);
    await goesOn(connection);
    assert.deepEqual(connection.rest, [], "none of them was carried out");
  });

  test("do not fail each other", async () => {
    const { connection } = await joined(server);
    connection.write([send(50), send(51, { action: "x" }), send(52, { ...hello, content: "" }), send(53)]);
    assert.equal((await connection.answerTo(50)).result?.type, "data");
    assert.equal((await connection.answerTo(51)).error?.data.reason, "invalid_payload");
    assert.equal((await connection.answerTo(52)).error?.data.reason, "empty_content");
    assert.equal((await connection.answerTo(53)).result?.type, "data");
  });
});
