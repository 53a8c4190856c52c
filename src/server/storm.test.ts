import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { RawConnection } from "./testing/raw-connection";
import { ServerProcess } from "./testing/server-process";

const CROWD = 1_000;
/** In how much time they all come back, and how long after that all have everything, in milliseconds. */
const RETURN_MS = 5_000;
const IN_SYNC_MS = 10_000;
const AT_ONCE = 20;

test("A thousand clients that come back within five seconds are all in sync within ten", async () => {
  await using server = await ServerProcess.start({
    PRESENCE_GRACE_MS: "60000",
    RATE_LIMIT_PER_SECOND: "0",
    MAX_CONNECTIONS_PER_IDENTITY: "0",
  });
  const owner = await server.identity();
  const { body } = await server.post("rooms.create", { title: "Town hall" }, { token: owner });
  const { room_id, invites } = body.result.data;
  const speaker = await server.connect(owner);
  await speaker.joins({ room_id, display_name: "Alice" });

  const tokens = await inTurns(Array.from({ length: CROWD }), () => server.identity());
  const first = await inTurns(tokens, async (token, at) => {
    const connection = await server.connect(token);
    await connection.joins({ room_id, display_name: `Person ${at}`, invite: invites.user });
    return connection;
  });
  for (const { socket } of first) socket.terminate();
  for (const content of ["one", "two", "three"])
    await speaker.send({ action: "send_message", scope: "global", content });

  const start = performance.now();
  const all = tokens.map(async (token, at) => {
    await sleep((at / CROWD) * RETURN_MS);
    const connection: RawConnection = await server.connect(token);
    const { data } = await connection.joins({ room_id, lastEventId: "0" });
    assert.equal(data.payload.message, "resumed");
    for (const content of ["one", "two", "three"]) {
      const { payload } = (await messageOn(connection)).data;
      assert.ok(payload.message === "message_sent" && payload.content === content, `got ${JSON.stringify(payload)}`);
    }
    return performance.now() - start;
  });
  const slowest = Math.max(...(await Promise.all(all)));
  assert.ok(slowest <= IN_SYNC_MS, `the last one took ${Math.round(slowest)} ms`);
});

/** The next message; who comes and goes meanwhile is of no interest. */
async function messageOn(connection: RawConnection) {
  for (;;) {
    const event = await connection.event();
    if (event.data.namespace === "chat") return event;
  }
}

/** Does something with each, a few at a time. */
async function inTurns<Item, Result>(items: readonly Item[], act: (item: Item, at: number) => Promise<Result>) {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE)
    results.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map((item, index) => act(item, at + index)))));
  return results;
}
