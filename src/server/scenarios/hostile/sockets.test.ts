import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import {
  ANONYMOUS_RATE_OF_ADDRESS,
  REFUSAL_UNITS,
  UNCOUNTED_RATE_OF_ADDRESS,
  UNCOUNTED_RATE_OF_IDENTITY,
} from "../../kit/limits";
import { HOSTILE_KINDS } from "../../testing/hostile/kinds";
import { identitiesOn } from "../../testing/hostile/neighbour";
import { clientFrame, DeafClient } from "../../testing/network/deaf-client";
import { ServerProcess } from "../../testing/server-process";
import { message, roomOn } from "../../testing/stream";
import { ONLY_SQLITE } from "../../testing/test-database";

const MEBIBYTE = 1024 * 1024;
/** The memory limit for all of them, in MiB. */
const COST = 100;
/** The longest flood, in milliseconds: clients are cut after some seconds, on a busy machine later. */
const LONG = 60_000;

const bytesOf = (kind: string) => HOSTILE_KINDS[kind as keyof typeof HOSTILE_KINDS];

/**
 * Floods a server from connections that read nothing; returns the peak memory in MiB, and the kinds that were not cut.
 */
async function flood(server: ServerProcess, kinds: readonly string[]) {
  const before = server.memory;
  // Half of them announce an identification, and do not send it.
  const query = (at: number) => (at % 2 === 0 ? "" : "?connectionParams=1");
  const clients = await Promise.all(kinds.map((_, at) => DeafClient.open(server.origin, query(at))));
  let most = 0;
  const look = () => (most = Math.max(most, server.memory - before));
  const watching = setInterval(look, 100);
  await Promise.all(clients.map((client, at) => client.floods(bytesOf(kinds[at] ?? ""), LONG)));
  clearInterval(watching);
  look();
  for (const client of clients) client.close();
  return { cost: Math.round(most / MEBIBYTE), uncut: kinds.filter((_, at) => !clients[at]?.isCut) };
}

describe("Nobody knows whose they are, they read nothing and send without end:", { skip: ONLY_SQLITE }, () => {
  for (const count of [24, 200])
    test(`${count} connections with PING cost little, and are cut`, async () => {
      await using server = await ServerProcess.start();
      const { cost, uncut } = await flood(server, Array(count).fill("text PING"));
      assert.deepEqual(uncut, []);
      assert.ok(cost < COST, `they cost ${cost} MiB`);
    });

  test("200 connections with anything cost little, and are cut", async (t) => {
    await using server = await ServerProcess.start();
    const { join } = await roomOn(server);
    const victim = await join();
    const kinds = Object.keys(HOSTILE_KINDS);
    const all = Array.from({ length: 200 }, (_, at) => kinds[at % kinds.length] ?? "");
    const { cost, uncut } = await flood(server, all);
    assert.deepEqual(uncut, []);
    t.diagnostic(`they cost ${cost} MiB`);
    assert.ok(cost < COST, `they cost ${cost} MiB`);
    assert.equal((await victim.send(message("still here"))).error, undefined);
  });
});

test("Half a frame from nobody is not kept, and its connection is cut", { skip: ONLY_SQLITE }, async (t) => {
  await using server = await ServerProcess.start();
  const { join } = await roomOn(server);
  const victim = await join();
  const before = server.memory;
  const half = clientFrame("x".repeat(65_500)).subarray(0, 60_000);
  const clients = await Promise.all(Array.from({ length: 500 }, () => DeafClient.open(server.origin)));
  for (const client of clients) client.write(half);
  for (let tries = 0; clients.some(({ isCut }) => !isCut) && tries < 100; tries++) {
    for (const client of clients) client.reads();
    await sleep(100);
  }
  assert.equal(clients.filter(({ isCut }) => !isCut).length, 0, "some are not cut");
  t.diagnostic(`they cost ${Math.round((server.memory - before) / MEBIBYTE)} MiB`);
  assert.equal((await victim.send(message("still here"))).error, undefined);
});

describe("Four identities that read nothing and send without end,", { skip: ONLY_SQLITE }, () => {
  test("cost little on two hundred connections that each keep to every rate", async (t) => {
    await using server = await ServerProcess.start({ RATE_LIMIT_PER_SECOND: "" });
    const { join } = await roomOn(server);
    const victim = await join();
    const tokens = await identitiesOn(server, 4);
    const clients = await Promise.all(
      Array.from({ length: 200 }, () => DeafClient.open(server.origin, "?connectionParams=1")),
    );
    for (const [at, client] of clients.entries()) client.introduce(tokens[at % tokens.length] ?? "");
    const before = server.memory;
    // A refusal repeats most of such a request.
    const refused = Array(10).fill({ id: "x".repeat(64), method: "query", params: { path: "x".repeat(64) } });
    const bytes = clientFrame(JSON.stringify(refused));
    const timer = setInterval(() => {
      for (const client of clients) client.write(bytes);
    }, 200);
    await sleep(5_000);
    clearInterval(timer);
    const cost = Math.round((server.memory - before) / MEBIBYTE);
    for (const client of clients) client.close();
    t.diagnostic(`they cost ${cost} MiB`);
    assert.ok(cost < 50, `they cost ${cost} MiB`);
    assert.equal((await victim.send(message("still here"))).error, undefined);
  });
});

/** The share of a CPU that four connections may take. */
const SHARE = 0.5;
const [AT_ONCE, FOR_MS] = [4, 2_000];

describe("Somebody with an identity who reads, and sends without end,", { skip: ONLY_SQLITE }, () => {
  test("leaves the processor to the others, whatever it is", async (t) => {
    await using server = await ServerProcess.start({ RATE_LIMIT_PER_SECOND: "" });
    const { join } = await roomOn(server);
    const victim = await join();
    const token = await server.identity();
    const kinds = Object.keys(HOSTILE_KINDS);
    const shares: Record<string, number> = {};
    for (let at = 0; at < kinds.length; at += AT_ONCE) {
      const some = kinds.slice(at, at + AT_ONCE);
      const clients = await Promise.all(some.map(() => DeafClient.open(server.origin, "?connectionParams=1")));
      const [begin, used] = [performance.now(), server.cpuTime];
      await Promise.all(
        clients.map((client, which) => {
          client.introduce(token);
          client.reads();
          return client.floods(bytesOf(some[which] ?? ""), FOR_MS);
        }),
      );
      shares[some.join(", ")] = (server.cpuTime - used) / (performance.now() - begin);
      for (const client of clients) client.close();
    }
    t.diagnostic(JSON.stringify(shares));
    for (const [some, share] of Object.entries(shares)) assert.ok(share < SHARE, `${some}: ${share}`);
    assert.equal((await victim.send(message("still here"))).error, undefined);
  });
});

describe("Many connections of one client have one rate for what is refused:", { skip: ONLY_SQLITE }, () => {
  const refused = (id: number) => ({ id, method: "query", params: { path: "no.such" } });

  test("of an identity", async () => {
    await using server = await ServerProcess.start();
    const token = await server.identity();
    const connections = await Promise.all(Array.from({ length: 20 }, () => server.connect(token)));
    for (const connection of connections) for (let id = 0; id < 200; id++) connection.write(refused(id));
    await sleep(2_000);
    const heard = connections.reduce((sum, { rest }) => sum + rest.length, 0);
    const { perSecond, burst } = UNCOUNTED_RATE_OF_IDENTITY;
    // Each connection gets one more frame, and is then paused.
    assert.ok(heard >= burst && heard <= burst + 3 * perSecond + 3 * connections.length, `${heard} were heard`);
  });

  test("of all identities at an address", async () => {
    await using server = await ServerProcess.start();
    const tokens = await identitiesOn(server, 200);
    const connections = await Promise.all(tokens.map((token) => server.connect(token)));
    const each = 100;
    const start = performance.now();
    for (const connection of connections) for (let id = 0; id < each; id++) connection.write(refused(id));
    const count = () => connections.reduce((sum, { rest }) => sum + rest.length, 0);
    const { perSecond, burst } = UNCOUNTED_RATE_OF_ADDRESS;
    // Nobody is refused before the address has had its burst; then each waits for a second at least.
    while (count() < burst / REFUSAL_UNITS && performance.now() - start < 60_000) await sleep(100);
    const begun = performance.now();
    await sleep(2_000);
    const heard = count();
    const [all, late] = [performance.now() - start, performance.now() - begun].map((ms) => ms / 1000) as [
      number,
      number,
    ];
    const most = (burst + all * perSecond) / REFUSAL_UNITS + (late + 1) * connections.length;
    assert.ok(heard >= burst / REFUSAL_UNITS && heard <= most, `${heard} were heard, of ${most} at most`);
  });

  test("of strangers at an address, however often they come anew", async () => {
    await using server = await ServerProcess.start();
    const { join } = await roomOn(server);
    const victim = await join();
    const answered = async () => {
      const connection = await server.connect();
      for (let id = 0; id < 50; id++) connection.write(refused(id));
      await Promise.race([connection.answerTo(49), connection.closed]);
      const { length } = connection.rest;
      await connection.cut();
      return length;
    };
    let [few, times] = [false, 0];
    for (; !few && times < 200; times++) few = (await answered()) < 40;
    assert.ok(few, "they are cut before they are heard out");
    assert.ok(times * 50 >= ANONYMOUS_RATE_OF_ADDRESS.burst, `after ${times} connections`);
    assert.equal((await victim.send(message("still here"))).error, undefined);
  });
});
