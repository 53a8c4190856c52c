import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import * as limits from "../../kit/limits";
import { clientFrame, DeafClient } from "../../testing/network/deaf-client";
import { RawConnection } from "../../testing/raw-connection";
import { TestServer } from "../../testing/test-server";

/** A busy machine may be this much later. */
const BUSY_MS = 1_500;

/** The close code of a connection, and its time in milliseconds; `undefined` if it is still open. */
async function closing({ closed }: RawConnection, withinMs: number) {
  const start = performance.now();
  const code = await Promise.race([closed, sleep(withinMs, undefined)]);
  return { code, after: performance.now() - start };
}

/** A well-formed request of exactly this many bytes. */
function request(bytes: number): string {
  const frame = (path: string) =>
    JSON.stringify({ id: 1, method: "query", params: { path: "rooms.lookup", input: path } });
  return frame("x".repeat(bytes - frame("").length));
}

describe("Of whom nobody knows who it is", () => {
  test("stays for a while only, and with an identity for as long as they like", async () => {
    const pulse = { everyMs: 50, patienceMs: 5_000, anonymousMs: 300 };
    await using server = await TestServer.start({}, { pulse });
    const known = await server.connect(await server.identity());
    const strangers = [await server.connect(), await RawConnection.open(`${server.socketUrl}?connectionParams=1`)];
    for (const { code, after } of await Promise.all(strangers.map((it) => closing(it, 300 + BUSY_MS)))) {
      assert.equal(code, 1013);
      assert.ok(after > 200, `after ${after} ms`);
    }
    assert.equal((await known.ask("mutation", "rooms.create", { title: "Weekly" })).error, undefined);
  });

  test("is heard in short frames alone, and with an identity in long ones", async () => {
    await using server = await TestServer.start();
    const [short, long] = [limits.ANONYMOUS_FRAME_BYTES, limits.ANONYMOUS_FRAME_BYTES + 1].map(request);
    const stranger = await server.connect();
    stranger.write(short);
    assert.equal((await stranger.answerTo(1)).error?.data.reason, "unauthenticated");
    stranger.write(long);
    assert.equal((await closing(stranger, BUSY_MS)).code, 1013);
    const known = await server.connect(await server.identity());
    known.write(long);
    assert.equal((await known.answerTo(1)).error?.data.reason, "invalid_payload");
  });

  test("is answered fifty times, then once a second, and soon not at all", async () => {
    await using server = await TestServer.start();
    const stranger = await server.connect();
    for (let id = 0; id < 60; id++) stranger.write({ id, method: "query", params: { path: "rooms.lookup" } });
    for (let id = 0; id < limits.ANONYMOUS_RATE.burst; id++) await stranger.answerTo(id);
    const { code, after } = await closing(stranger, limits.ANONYMOUS_RESTS * limits.UNCOUNTED_REST_MS + BUSY_MS);
    assert.equal(code, 1013);
    assert.ok(after > limits.UNCOUNTED_REST_MS, `after ${after} ms`);
    assert.ok(stranger.rest.length <= 5, `${stranger.rest.length} more answers`);
  });
});

test("A client that does not close its connection when told to loses it, sooner if it is unidentified", async () => {
  await using server = await TestServer.start();
  const [stranger, known] = [
    await DeafClient.open(server.origin),
    await DeafClient.open(server.origin, "?connectionParams=1"),
  ];
  known.introduce(await server.identity());
  const start = performance.now();
  stranger.write(clientFrame(request(limits.ANONYMOUS_FRAME_BYTES + 1)));
  // More frames than the server holds back.
  known.write(Buffer.concat(Array(3 * limits.HELD_FRAMES).fill(clientFrame("PING"))));
  const lost = async (client: DeafClient, most: number) => {
    while (!client.isCut && performance.now() - start < most + BUSY_MS) {
      await sleep(20);
      // A client that does not read learns of the end by writing.
      client.write(clientFrame("PING"));
    }
    return performance.now() - start;
  };
  const [sooner, later] = await Promise.all([lost(stranger, limits.ANONYMOUS_CLOSE_MS), lost(known, limits.CLOSE_MS)]);
  for (const client of [stranger, known]) client.close();
  for (const [after, expected] of [
    [sooner, limits.ANONYMOUS_CLOSE_MS],
    [later, limits.CLOSE_MS],
  ] as const)
    assert.ok(after > 0.9 * expected && after < expected + BUSY_MS, `after ${after} ms, not ${expected}`);
});
