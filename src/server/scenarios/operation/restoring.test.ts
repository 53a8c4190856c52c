import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { receipt } from "../../../protocol/schemas";
import { ServerProcess } from "../../testing/server-process";
import { historyOf, message, roomOn } from "../../testing/stream";
import { ONLY_SQLITE } from "../../testing/test-database";

test("A backup made while people talk holds all that was acknowledged before it began, and can be restored", {
  skip: ONLY_SQLITE,
}, async () => {
  await using server = await ServerProcess.start();
  const backups = await mkdtemp(join(tmpdir(), "parley-backups-"));
  const folder = join(backups, "one");
  const { room_id, token, join: comeIn } = await roomOn(server);
  const receipts = new Map<string, string>();
  const connections = await Promise.all([comeIn(), comeIn(), comeIn()]);
  const talking = new AbortController();
  const talk = Promise.all(
    connections.map(async (connection) => {
      while (!talking.signal.aborted) {
        const content = randomUUID();
        const { result } = await connection.send(message(content));
        const answer = receipt.parse(result?.data);
        assert.ok("message_id" in answer && answer.message_id !== undefined);
        receipts.set(content, answer.message_id);
      }
    }),
  );
  while (receipts.size < 50) await sleep(1);
  const before = new Map(receipts);
  assert.deepEqual(await server.run("backup", folder), { code: 0, said: `The backup is in ${folder}.\n` });
  assert.ok(receipts.size > before.size, "they went on talking meanwhile");
  talking.abort();
  await talk;

  const refused = await server.run("restore", folder);
  assert.equal(refused.code, 1);
  assert.match(refused.said, /parley\.db is in use by another Parley, process \d+, since \S+: stop it first\n$/);
  const [connection = await comeIn()] = connections;
  await connection.send(message("after the backup"));
  assert.equal(await server.kill("SIGTERM"), 0);
  const restored = await server.run("restore", folder);
  assert.equal(restored.code, 0, restored.said);
  const data = dirname(new URL(server.database.url).pathname);
  const [kept = ""] = readdirSync(data).filter((name) => name.startsWith("parley.db.before-"));
  assert.ok(restored.said.includes(join(data, kept)) && kept !== "");

  await server.start();
  const found = await historyOf(server, room_id, token);
  const idsOf = new Map(found.map(({ id, content }) => [content, id]));
  assert.equal(idsOf.size, found.length, "no message twice");
  for (const [content, id] of before) assert.equal(idsOf.get(content), id);
  assert.ok(!idsOf.has("after the backup"));
  const again = await comeIn();
  assert.equal((await again.send(message("and on"))).error, undefined, "who was known is known");
  await rm(backups, { recursive: true });
});
