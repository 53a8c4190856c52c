import assert from "node:assert/strict";
import { once } from "node:events";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { ServerProcess, spawnServer } from "./testing/server-process";
import { historyOf, message, roomOn, stream } from "./testing/stream";

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

test("A setting that is bad stops the start with one line that names it", async () => {
  const child = spawnServer({ PORT: "eighty" });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += data));
  const [code] = await once(child, "close");
  assert.equal(code, 1);
  assert.match(said, /^[^\n]+\n$/);
  assert.equal(JSON.parse(said).msg, "Parley cannot start: PORT must be a whole number from 0 to 65535");
});
