import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { RawConnection } from "./testing/raw-connection";
import { ServerProcess, spawnServer } from "./testing/server-process";

/** Somebody's room, and how to get in again. */
async function roomOn(server: ServerProcess) {
  const token = await server.identity();
  const { body } = await server.post("rooms.create", { title: "Weekly" }, { token });
  const { room_id } = body.result.data;
  const join = async () => {
    const connection = await server.connect(token);
    await connection.joins({ room_id, display_name: "Alice" });
    return connection;
  };
  return { room_id: room_id as string, token, join };
}

const message = (content: string) => ({ action: "send_message", scope: "global", content });

/** Sends without waiting for receipts, and keeps which came, by content. */
function stream(connection: RawConnection, count: number, receipts: Map<string, string>): string[] {
  connection.socket.on("message", (data) => {
    const { id, result } = JSON.parse(data.toString());
    if (typeof id === "string" && result?.data?.message_id) receipts.set(id, result.data.message_id);
  });
  const contents = Array.from({ length: count }, () => randomUUID() as string);
  for (const content of contents) {
    const input = { namespace: "chat", payload: message(content), transaction_id: content };
    connection.write({ id: content, method: "mutation", params: { path: "signaling.send", input } });
  }
  return contents;
}

/** All messages of a room, page by page. */
async function historyOf(server: ServerProcess, room_id: string, token: string) {
  const found: { id: string; content: string }[] = [];
  for (let before: string | undefined; ; before = found[0]?.id) {
    const { body } = await server.get("chat.history", { room_id, scope: "global", before }, { token });
    const { messages, complete } = body.result.data;
    found.unshift(...messages);
    if (complete) return found;
  }
}

describe("kill -9 during a stream of sends", () => {
  test("loses no message that has a receipt, doubles none, and repeating brings the rest", async () => {
    await using server = await ServerProcess.start();
    const { room_id, token, join } = await roomOn(server);
    const receipts = new Map<string, string>();
    const connections = [await join(), await join(), await join()];
    const contents = connections.flatMap((connection) => stream(connection, 150, receipts));
    while (receipts.size < 50) await sleep(1);
    await server.kill("SIGKILL");
    await Promise.all(connections.map(({ closed }) => closed));
    await server.start();

    const kept = await historyOf(server, room_id, token);
    const idsOf = new Map(kept.map(({ id, content }) => [content, id]));
    assert.equal(idsOf.size, kept.length, "no message twice");
    for (const [content, id] of receipts) assert.equal(idsOf.get(content), id, "a receipt is a promise");
    assert.ok(receipts.size < contents.length, "some were cut off, or the test shows nothing");

    const again = await join();
    const repeated: string[] = [];
    while (contents.length > repeated.length) {
      const some = contents.slice(repeated.length, repeated.length + 60);
      await Promise.all(some.map((content) => again.send(message(content), "chat", content)));
      repeated.push(...some);
    }
    const found = (await historyOf(server, room_id, token)).map(({ content }) => content);
    assert.deepEqual(found.toSorted(), contents.toSorted());
  });
});

describe("SIGTERM", () => {
  test("answers what was asked, closes connections with 1012 and ends with 0", async () => {
    await using server = await ServerProcess.start();
    const { room_id, token, join } = await roomOn(server);
    const connection = await join();
    const receipts = new Map<string, string>();
    const [first = ""] = stream(connection, 50, receipts);
    await connection.answerTo(first);
    const code = await server.kill("SIGTERM");
    assert.equal(code, 0);
    assert.equal(await connection.closed, 1012);
    await server.start();
    const found = new Map((await historyOf(server, room_id, token)).map(({ id, content }) => [content, id]));
    for (const [content, id] of receipts) assert.equal(found.get(content), id);
    assert.equal(await server.kill("SIGTERM"), 0, "with nobody connected, too");
  });
});

test("A setting that is bad stops the start with one line that names it", async () => {
  const child = spawnServer({ PORT: "eighty" });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += data));
  const [code] = await once(child, "close");
  assert.equal(code, 1);
  assert.equal(said, "PORT must be a whole number from 0 to 65535\n");
});
