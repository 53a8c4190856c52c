import assert from "node:assert/strict";
import { once } from "node:events";
import { Agent, get } from "node:http";
import { connect, type Socket } from "node:net";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import {
  BODY_BYTES,
  CROWDED_CONNECTIONS,
  CROWDED_MS,
  IDENTITY_BODY_BYTES,
  UNCOUNTED_BYTES,
  UNCOUNTED_RATE_OF_IDENTITY,
} from "../../kit/limits";
import { KEYS } from "../../testing/hostile/kinds";
import { everyone } from "../../testing/person";
import { ServerProcess } from "../../testing/server-process";
import type { Site } from "../../testing/site";
import { message, roomOn } from "../../testing/stream";
import { ONLY_SQLITE } from "../../testing/test-database";
import { TestServer } from "../../testing/test-server";

const ELSEWHERE = "127.0.0.2";
/** More connections than there is room for, and than get a moment at the same time. */
const CROWD = 50;

/** A silent connection from another address of this machine. */
async function silent({ origin }: Site): Promise<Socket> {
  const socket = connect({ port: Number(new URL(origin).port), host: "127.0.0.1", localAddress: ELSEWHERE });
  socket.on("error", () => {});
  await once(socket, "connect");
  return socket;
}

/** Whether the server ends a connection, at once or never. */
async function isEnded(socket: Socket): Promise<boolean> {
  socket.resume();
  const over = new AbortController();
  const ended = once(socket, "close", { signal: over.signal }).then(
    () => true,
    () => false,
  );
  setTimeout(() => over.abort(), 5_000).unref();
  return socket.closed || (await ended);
}

/** The outcome of connecting a WebSocket: `open`, or a status and its text. */
async function connecting(server: TestServer, localAddress: string): Promise<unknown> {
  const socket = new WebSocket(server.socketUrl, { localAddress });
  return await new Promise((resolve) => {
    socket.on("error", () => resolve("lost"));
    socket.once("open", () => resolve("open"));
    socket.once("unexpected-response", (_, answer) => {
      answer.once("data", (said) => resolve(`${answer.statusCode} ${said}`));
    });
  });
}

describe("Connections that ask for nothing", () => {
  test("have a moment, if they are too many for their address, and only a few of them at a time", async () => {
    await using server = await TestServer.start({ MAX_CONNECTIONS_PER_ADDRESS: "1" });
    const stood: number[] = [];
    const all: Socket[] = [];
    while (all.length <= CROWD) {
      const socket = await silent(server);
      const start = performance.now();
      socket.once("close", () => stood.push(performance.now() - start));
      all.push(socket);
    }
    const left = () => all.filter(({ closed }) => !closed).length;
    while (left() > 1 + CROWDED_CONNECTIONS) await sleep(5);
    assert.ok(stood.length > 0 && Math.max(...stood) < CROWDED_MS, `the oldest went at once: ${stood}`);
    await sleep(CROWDED_MS / 2);
    assert.equal(left(), 1 + CROWDED_CONNECTIONS, "the newest may still say what they want");
    while (left() > 1) await sleep(20);
    assert.ok(Math.max(...stood) < 3 * CROWDED_MS, `${stood}`);
    assert.equal(all[0]?.closed, false, "and the one that came first is none too many");
    all[0]?.destroy();
  });

  test("count for their address: one too many is let go soon, and told why where it asks", async () => {
    await using server = await TestServer.start({ MAX_CONNECTIONS_PER_ADDRESS: "20" });
    const all: Socket[] = [];
    while (all.length < 100) all.push(await silent(server));
    assert.match(String(await connecting(server, ELSEWHERE)), /^429 There are as many connections/);
    while (all.filter(({ closed }) => !closed).length > 20) await sleep(20);
    assert.equal(await connecting(server, "127.0.0.1"), "open", "others are not concerned");
    assert.equal((await fetch(`${server.origin}/healthz`)).status, 200);
    all.find(({ closed }) => !closed)?.destroy();
    while ((await connecting(server, ELSEWHERE)) !== "open") await sleep(20);
    for (const socket of all) socket.destroy();
  });

  test("give their place away, where they were kept for another question only", async () => {
    await using server = await TestServer.start({ MAX_CONNECTIONS_PER_ADDRESS: "2" });
    const agent = new Agent({ keepAlive: true, localAddress: ELSEWHERE });
    const answered = Array.from({ length: 2 }, async () => {
      const asked = get(`${server.origin}/api/trpc/rooms.lookup`, { agent });
      const [answer] = await once(asked, "response");
      answer.resume();
      await once(answer, "end");
    });
    await Promise.all(answered);
    assert.equal(await connecting(server, ELSEWHERE), "open");
    assert.equal(await connecting(server, ELSEWHERE), "open");
    assert.match(String(await connecting(server, ELSEWHERE)), /^429 /);
    agent.destroy();
  });
});

test("A client that asks a lot over HTTP keeps nobody waiting at another address", async () => {
  const unlimited = { MAX_READ_MIB_PER_SECOND: "0", MAX_READ_MIB_PER_ADDRESS_PER_SECOND: "0" };
  await using server = await TestServer.start(unlimited);
  const { room, alice } = await server.meeting();
  for (let count = 0; count < 100; count++) await alice.sends("x".repeat(1000));
  const question = { room_id: room.room_id, ...everyone };
  const paths = (count: number) => {
    const input = encodeURIComponent(JSON.stringify(Object.fromEntries(Array(count).fill(question).entries())));
    return `${server.origin}/api/trpc/${Array(count).fill("chat.history").join()}?batch=1&input=${input}`;
  };
  const headers = { authorization: `Bearer ${alice.token}` };
  let answered = 0;
  const agent = new Agent({ localAddress: ELSEWHERE });
  const greedy = Array.from({ length: 60 }, async () => {
    const [answer] = await once(get(paths(10), { agent, headers }), "response");
    answered += 1;
    answer.resume();
    await once(answer, "end");
    return answer.statusCode;
  });
  while (answered < 3) await sleep(1);
  const before = answered;
  const own = await fetch(paths(1), { headers });
  assert.equal(own.status, 200);
  assert.ok(answered - before < 20, `${answered - before} were answered before`);
  assert.deepEqual(new Set(await Promise.all(greedy)), new Set([200]), "and all of them in their turn");
  agent.destroy();
});

test("identity.create takes no body to speak of, alone or among others", async () => {
  await using server = await TestServer.start();
  const post = (path: string, body: string) =>
    fetch(`${server.origin}/api/trpc/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
  for (const path of [
    "identity.create",
    "identity.create,rooms.create?batch=1",
    "identity%2Ecreate",
    "identity.create/",
    "/identity.create",
    "rooms.create%2Cidentity.create?batch=1",
    "no.such.procedure",
  ])
    for (const length of [IDENTITY_BODY_BYTES, 300_000]) {
      const answer = await post(path, JSON.stringify({ 0: "x".repeat(length) }));
      assert.equal(answer.status, 413, `${length}`);
      assert.equal((await answer.json()).error.data.code, "PAYLOAD_TOO_LARGE");
    }
  assert.equal((await post("identity.create", "{}")).status, 200);
});

test("a long body counts for what it costs to read, whatever becomes of it", async () => {
  await using server = await TestServer.start();
  const headers = { "content-type": "application/json", authorization: `Bearer ${await server.identity()}` };
  const body = JSON.stringify(KEYS);
  assert.ok(body.length < BODY_BYTES);
  const post = () => fetch(`${server.origin}/api/trpc/signaling.send`, { method: "POST", headers, body });
  let read = 0;
  while ((await post()).status !== 429) read += 1;
  const least = UNCOUNTED_RATE_OF_IDENTITY.burst / (body.length / UNCOUNTED_BYTES);
  assert.ok(read < 2 * least, `${read} were read`);
});

describe("The number of requests on a connection before their answers", { skip: ONLY_SQLITE }, () => {
  for (const [what, path] of [
    ["health", "/healthz"],
    ["readiness", "/readyz"],
    ["pages", "/nowhere"],
    ["procedures", "/api/trpc/x"],
    ["no path", "*"],
  ] as const)
    test(`is limited, or the connection ends: ${what}`, async () => {
      await using server = await ServerProcess.start();
      const { join } = await roomOn(server);
      const victim = await join();
      const before = server.memory;
      const request = `GET ${path} HTTP/1.1\r\nHost: ${new URL(server.origin).host}\r\n\r\n`;
      const longest: number[] = [];
      // The machine may be busy with other work.
      do {
        const clients = await Promise.all(Array.from({ length: 4 }, () => silent(server)));
        for (const client of clients) client.pause().write(request.repeat(50_000));
        const waits: number[] = [];
        for (let count = 0; count < 20; count++) {
          const start = performance.now();
          assert.equal((await victim.send(message("still here"))).error, undefined);
          waits.push(performance.now() - start);
        }
        longest.push(Math.max(...waits));
        for (const client of clients) assert.ok(await isEnded(client), "the connection goes on");
      } while (longest.length < 3 && Math.min(...longest) > 1_000);
      assert.ok(server.memory - before < 100 * 1024 * 1024, `${Math.round((server.memory - before) / 2 ** 20)} MiB`);
      assert.ok(Math.min(...longest) < 1_000, `somebody waited for ${longest} ms`);
    });
});

test("Refusals over HTTP count, and are refused themselves above their rate", async () => {
  await using server = await TestServer.start();
  const { alice } = await server.meeting();
  const unknown = (headers: Record<string, string>) =>
    fetch(`${server.origin}/api/trpc/${Array(10).fill("no.such").join()}?batch=1`, { headers });
  const headers = { authorization: `Bearer ${alice.token}` };
  let count = 0;
  let answer = await unknown(headers);
  for (; answer.status !== 429 && count < 200; count++) answer = await unknown(headers);
  assert.equal(answer.status, 429);
  const { data } = (await answer.json()).error;
  assert.equal(data.reason, "too_many_requests");
  assert.ok(data.retry_after_ms > 0 && Number(answer.headers.get("retry-after")) > 0);
  assert.notEqual((await unknown({})).status, 429, "others are not concerned");
});
