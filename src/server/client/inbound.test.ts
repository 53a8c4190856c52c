import assert from "node:assert/strict";
import { once } from "node:events";
import { Duplex, PassThrough } from "node:stream";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { WebSocket } from "ws";
import * as ws from "ws";
import { turn } from "../kit/event-loop";
import * as limits from "../kit/limits";
import { HOSTILE_KINDS, KEYS } from "../testing/hostile/kinds";
import { DeafClient } from "../testing/network/deaf-client";
import { everyone } from "../testing/person";
import { TestServer } from "../testing/test-server";
import { Inbound, weightOf } from "./inbound";
import { Outbound } from "./outbound";

/** 4,096 bytes that are six times as long as JSON. */
const BULKY = `x${"\u0001".repeat(4095)}`;
const MESSAGES = 20;
/** The answers are half a MiB each. */
const QUESTIONS = 150;
const MEBIBYTE = 1024 * 1024;

test("A client that asks much and does not read costs little, and has all answers once it reads", async () => {
  await using server = await TestServer.start();
  const { room, alice, bob } = await server.meetingOfThree();
  for (let sent = 0; sent < MESSAGES; sent++) {
    await alice.sends(BULKY);
    await bob.receives({ content: BULKY });
  }
  const asking = await server.connect(bob.token);
  asking.socket.pause();
  const before = process.memoryUsage().rss;
  const question = { path: "chat.history", input: { room_id: room.room_id, ...everyone } };
  const ids = Array.from({ length: QUESTIONS }, (_, at) => at);
  for (const id of ids) asking.write({ id, method: "query", params: question });
  for (let sent = 0; sent < MESSAGES; sent++) await alice.sends("meanwhile");
  const cost = (process.memoryUsage().rss - before) / MEBIBYTE;
  assert.ok(cost < 40, `it cost ${Math.round(cost)} MiB`);
  asking.socket.resume();
  for (const id of ids) assert.equal((await asking.answerTo(id)).result?.type, "data");
});

/** A client that reads nothing; each of its frames gets an answer of this length. */
function deaf(isKnown: boolean, length = 1) {
  const state = { isPaused: false, isCut: false };
  const socket = new Duplex({ read: () => {}, write: () => {} });
  const client = {
    OPEN: 1,
    readyState: 1,
    pause: () => (state.isPaused = true),
    resume: () => (state.isPaused = false),
  } as unknown as WebSocket;
  const outbound = new Outbound({ client, socket });
  const take = () => outbound.say("x".repeat(length));
  const cut = () => (state.isCut = true);
  const inbound = new Inbound({
    client,
    socket,
    outbound,
    isKnown,
    take,
    notePast: () => {},
    penalize: () => false,
    cut,
    plug: () => {},
  });
  return { state, inbound, says: (text = "{}") => inbound.hear({ kind: "text", data: Buffer.from(text) }) };
}

describe("A client that reads nothing is paused", () => {
  for (const [who, isKnown, answers, bytes] of [
    ["with an identity", true, limits.UNREAD_ANSWERS, limits.UNREAD_ANSWER_BYTES],
    ["without", false, limits.ANONYMOUS_UNREAD_ANSWERS, limits.ANONYMOUS_UNREAD_BYTES],
  ] as const)
    test(`${who}, above the limit of unread answers or bytes`, () => {
      const many = deaf(isKnown);
      for (let count = 0; count < answers; count++) many.says();
      assert.equal(many.state.isPaused, false);
      many.says();
      assert.equal(many.state.isPaused, true, "one answer more");
      const long = deaf(isKnown, bytes / 2);
      long.says();
      assert.equal(long.state.isPaused, false);
      for (let count = 0; count < 2; count++) long.says();
      assert.equal(long.state.isPaused, true, "more bytes");
    });
});

describe("A paused client that sends on", () => {
  for (const [who, isKnown, most] of [
    ["with an identity", true, limits.HELD_FRAMES],
    ["without", false, limits.ANONYMOUS_HELD_FRAMES],
  ] as const)
    test(`${who}, is cut above the limit of held frames`, () => {
      const { state, inbound, says } = deaf(isKnown);
      inbound.penalize(51);
      assert.equal(state.isPaused, true);
      for (let count = 0; count < most; count++) says();
      assert.equal(state.isCut, false);
      says();
      assert.equal(state.isCut, true);
    });
});

describe("A client that was cut and sends on costs no more:", () => {
  for (const [who, identity, most] of [
    ["with an identity", true, 3 * limits.HELD_FRAMES],
    ["without", false, 3 * limits.ANONYMOUS_HELD_FRAMES],
  ] as const)
    test(`${who}, few of its frames are parsed, however many it sends`, async (t) => {
      await using server = await TestServer.start();
      const token = identity ? await server.identity() : undefined;
      const { Receiver } = ws as unknown as { Receiver: { prototype: { dataMessage(): void } } };
      const parsed = t.mock.method(Receiver.prototype, "dataMessage");
      const client = await DeafClient.open(server.origin, "?connectionParams=1");
      t.after(() => client.close());
      if (token !== undefined) client.introduce(token);
      await client.floods(HOSTILE_KINDS["text PING"], 20_000);
      assert.ok(client.isCut);
      assert.ok(parsed.mock.callCount() < most, `${parsed.mock.callCount()} frames were parsed`);
    });
});

test("A client that asks on while earlier queries wait is paused until some are answered", async () => {
  const { state, inbound } = deaf(true);
  let answer = (_?: unknown) => {};
  const first = inbound.answer(() => new Promise((resolve) => (answer = resolve)));
  const others = Array.from({ length: limits.CONNECTION_QUESTIONS - 1 }, () => inbound.answer(async () => {}));
  assert.equal(state.isPaused, false);
  others.push(inbound.answer(async () => {}));
  assert.equal(state.isPaused, true);
  await turn();
  answer();
  await Promise.all([first, ...others]);
  assert.equal(state.isPaused, false);
});

test("A long frame that is refused counts as several short ones", () => {
  assert.deepEqual(
    [0, 4095, 4096, 65_536].map((length) => weightOf(Buffer.alloc(length))),
    [0, 0, 1, 16],
  );
});

describe("A long frame counts for what it weighs, whatever is wrong with it:", () => {
  for (const [what, frame] of Object.entries({
    "an unknown procedure": { id: 1, method: "query", params: { path: "x", input: KEYS } },
    "a command without a session": { id: 1, method: "mutation", params: { path: "signaling.send", input: KEYS } },
    "connection parameters": { method: "connectionParams", data: KEYS },
  }))
    test(`${what}, and the client rests after few of them`, async () => {
      await using server = await TestServer.start();
      const client = await server.connect(await server.identity());
      const weight = weightOf(Buffer.from(JSON.stringify(frame)));
      for (let times = 0; times * weight <= limits.UNCOUNTED_RATE.burst; times++) client.write(frame);
      const start = performance.now();
      client.write({ id: 2, method: "query", params: { path: "y" } });
      await client.answerTo(2);
      assert.ok(performance.now() - start > limits.UNCOUNTED_REST_MS / 2);
    });
});

test("A client with much to read at the end of a pause is heard once it has read it", async () => {
  const socket = new PassThrough();
  let isPaused = false;
  const client = { pause: () => (isPaused = true), resume: () => (isPaused = false) } as unknown as WebSocket;
  const outbound = new Outbound({ client, socket });
  const inbound = new Inbound({
    client,
    socket,
    outbound,
    isKnown: true,
    take: () => {},
    notePast: () => {},
    penalize: () => false,
    cut: () => {},
    plug: () => {},
  });
  for (let count = 0; count <= 50; count++) inbound.penalize();
  assert.ok(isPaused);
  socket.write(Buffer.alloc(2 * MEBIBYTE));
  await sleep(1_200);
  assert.ok(isPaused, "much is unread");
  socket.resume();
  await once(socket, "drain");
  await turn();
  assert.ok(!isPaused);
});
