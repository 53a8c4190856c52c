import assert from "node:assert/strict";
import { test } from "node:test";
import Sqlite from "libsql";
import { ServerProcess } from "../../testing/server-process";
import { historyOf, message, roomOn } from "../../testing/stream";

/** The answer comes within a second; the rest is for a busy machine, and is less than the driver itself would wait. */
const SOON_MS = 3_000;

test("While another program has the file locked, all but writing goes on, and the server says at once that it is not ready", async () => {
  await using server = await ServerProcess.start();
  const { room_id, token, join: comeIn } = await roomOn(server);
  const alice = await comeIn();
  const says = async (content: string) => (await alice.send(message(content), "chat", content)).error?.data.code;
  assert.equal(await says("before"), undefined);
  const ready = async () => {
    const begun = performance.now();
    const response = await fetch(`${server.origin}/readyz`);
    assert.ok(performance.now() - begun < SOON_MS, `/readyz took ${performance.now() - begun} ms`);
    return [response.status, await response.json()];
  };
  assert.deepEqual(await ready(), [200, { ready: true }]);
  const other = new Sqlite(new URL(server.database.url).pathname);
  other.exec("BEGIN IMMEDIATE");
  const refused = says("in vain");
  let isAnswered = false;
  void refused.then(() => (isAnswered = true));
  const notReady = [503, { ready: false, missing: ["writing"] }];
  while (!isAnswered) {
    const answer = await ready();
    if (!isAnswered && answer[0] !== 200) assert.deepEqual(answer, notReady);
    const begun = performance.now();
    assert.equal((await historyOf(server, room_id, token)).length, 1);
    assert.ok(performance.now() - begun < SOON_MS, "reading goes on");
  }
  assert.equal(await refused, "INTERNAL_SERVER_ERROR");
  assert.deepEqual(await ready(), notReady);
  const late = says("after");
  other.exec("COMMIT");
  other.close();
  assert.equal(await late, undefined, "it waited for its turn");
  const found = (await historyOf(server, room_id, token)).map(({ content }) => content);
  assert.deepEqual(found, ["before", "after"]);
  assert.ok(
    server.output.some((line) => line.includes("parley.db cannot be written to: another program has it locked")),
  );
  for (let answer = await ready(); answer[0] !== 200; answer = await ready());
});
