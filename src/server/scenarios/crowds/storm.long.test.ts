import assert from "node:assert/strict";
import { on, once } from "node:events";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import { ServerProcess } from "../../testing/server-process";

const CROWD = 1_000;
/** The period of all returns, in milliseconds. */
const RETURN_MS = 5_000;
const AT_ONCE = 20;

test("A thousand clients that come back within five seconds all get what they missed", async (t) => {
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
    const heard = await resumed(server.socketUrl, token, room_id);
    assert.deepEqual(heard, ["resumed", "one", "two", "three"]);
    return performance.now() - start;
  });
  const slowest = Math.max(...(await Promise.all(all)));
  assert.ok(slowest < 2 * RETURN_MS, `the last one had everything after ${Math.round(slowest)} ms`);
  t.diagnostic(`the last one had everything after ${Math.round(slowest)} ms`);
});

/**
 * Comes back on a new connection; returns all frames until `three`. It does not parse them: a thousand times a thousand
 * names would keep this process busier than the server.
 */
async function resumed(url: string, token: string, room_id: string): Promise<string[]> {
  const socket = new WebSocket(`${url}?connectionParams=1`);
  await once(socket, "open");
  socket.send(JSON.stringify({ method: "connectionParams", data: { token } }));
  const params = { path: "signaling.session", input: { room_id, lastEventId: "0" } };
  socket.send(JSON.stringify({ id: 1, method: "subscription", params }));
  const heard: string[] = [];
  for await (const [data] of on(socket, "message")) {
    const start = data.toString("latin1", 0, 600);
    const told = /"message":"(resumed)"|"content":"(\w+)"/.exec(start);
    if (told !== null) heard.push(told[1] ?? told[2] ?? "");
    if (heard.at(-1) === "three") break;
  }
  return heard;
}

/** Runs an async function for each item, a few at a time. */
async function inTurns<Item, Result>(items: readonly Item[], act: (item: Item, at: number) => Promise<Result>) {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE)
    results.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map((item, index) => act(item, at + index)))));
  return results;
}
