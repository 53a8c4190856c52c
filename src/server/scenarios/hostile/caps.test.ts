import assert from "node:assert/strict";
import { once } from "node:events";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import { elsewhere, identitiesOn } from "../../testing/hostile/neighbour";
import { clientFrame } from "../../testing/network/deaf-client";
import { refusalOf } from "../../testing/person";
import type { RawConnection } from "../../testing/raw-connection";
import { TestServer } from "../../testing/test-server";

async function reasonOn(connection: RawConnection): Promise<unknown> {
  const { error } = await connection.ask("mutation", "rooms.create", { title: "Weekly" });
  return error?.data.reason ?? error?.data.code;
}

/** The outcome of connecting: `open`, or the HTTP status and its line. */
async function connecting(server: TestServer, forwarded?: string): Promise<{ outcome: unknown; socket: WebSocket }> {
  const headers = { ...(forwarded !== undefined && { "x-forwarded-for": forwarded }) };
  const socket = new WebSocket(server.socketUrl, { headers });
  const outcome = await Promise.race([
    once(socket, "open").then(() => "open"),
    once(socket, "unexpected-response").then(([, { statusCode }]) => statusCode),
  ]);
  socket.on("error", () => {});
  return { outcome, socket };
}

async function hangUp(socket: WebSocket): Promise<void> {
  socket.terminate();
  if (socket.readyState !== WebSocket.CLOSED) await once(socket, "close");
}

/** Waits until the server has noticed that a connection is gone. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(20);
}

describe("An identity", () => {
  test("has so many connections and no more: one too many is answered, and then closed", async () => {
    await using server = await TestServer.start({ MAX_CONNECTIONS_PER_IDENTITY: "2" });
    const [token, other] = [await server.identity(), await server.identity()];
    const cookie = `parley_identity=${token}`;
    const [first, second] = [await server.connect(token), await server.connect(undefined, { cookie })];
    assert.deepEqual([await reasonOn(first), await reasonOn(second)], [undefined, undefined]);
    const third = await server.connect(token);
    assert.equal(await reasonOn(third), "too_many_requests");
    third.subscribe(1, { room_id: "70077007-0000-4000-8000-000000000000", display_name: "Bob" });
    const { error } = await third.answerTo(1);
    assert.deepEqual([error?.data.reason, error?.data.retry_after_ms], ["too_many_requests", 5000]);
    assert.equal(await reasonOn(await server.connect(other)), undefined, "others are not concerned");
    assert.equal(await third.closed, 1013);

    await first.close();
    await until(async () => {
      const again = await server.connect(token);
      const reason = await reasonOn(again);
      if (reason !== undefined) await again.close();
      return reason === undefined;
    });
    assert.equal(await reasonOn(await server.connect(token)), "too_many_requests");
  });

  test("makes so many rooms and no more", async () => {
    await using server = await TestServer.start({ MAX_ROOMS_PER_HOUR: "2" });
    const [alice, bob] = [await server.person("Alice"), await server.person("Bob")];
    for (let count = 0; count < 2; count++) await alice.client.rooms.create.mutate({ title: "Weekly" });
    const { code, reason, retry_after_ms = 0 } = await refusalOf(alice.client.rooms.create.mutate({ title: "Weekly" }));
    assert.deepEqual([code, reason], ["TOO_MANY_REQUESTS", "too_many_requests"]);
    assert.ok(retry_after_ms > 1_000_000 && retry_after_ms <= 1_800_000, `half an hour: ${retry_after_ms}`);
    assert.equal((await refusalOf(alice.client.rooms.create.mutate({ title: "" }))).reason, "invalid_payload");
    await bob.client.rooms.create.mutate({ title: "Weekly" });
  });
});

describe("An address", () => {
  test("has so many connections and no more", async () => {
    await using server = await TestServer.start({ MAX_CONNECTIONS_PER_ADDRESS: "2" });
    const [first, second] = [await connecting(server), await connecting(server, "203.0.113.7")];
    assert.deepEqual([first.outcome, second.outcome], ["open", "open"]);
    const third = await connecting(server, "203.0.113.8");
    assert.equal(third.outcome, 429, "whatever it says of itself");
    await hangUp(first.socket);
    await until(async () => (await connecting(server)).outcome === "open");
    assert.equal((await connecting(server)).outcome, 429);
    assert.equal((await fetch(`${server.origin}/healthz`)).status, 200);
  });

  test("is the one that a trusted proxy names", async () => {
    await using server = await TestServer.start({ MAX_CONNECTIONS_PER_ADDRESS: "1", TRUSTED_PROXIES: "127.0.0.0/8" });
    const outcomes: unknown[] = [];
    for (const address of ["203.0.113.7", "203.0.113.8", "203.0.113.7", "1.1.1.1, 203.0.113.8", "2001:db8::1"])
      outcomes.push((await connecting(server, address)).outcome);
    assert.deepEqual(outcomes, ["open", "open", 429, 429, "open"]);
  });
});

describe("However many identities it has, an address", () => {
  const settings = { MAX_ROOMS_PER_ADDRESS_PER_HOUR: "2", MAX_IDENTITIES_PER_ADDRESS_PER_HOUR: "4" };
  const from = (server: TestServer, address: string) => (path: string, input?: object, token?: string) =>
    fetch(`${server.origin}/api/trpc/${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-forwarded-for": address,
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(input),
    }).then(async (response) => ({ status: response.status, body: await response.json() }));

  test("makes so many rooms and no more, over HTTP and over WebSocket", async () => {
    await using server = await TestServer.start({ ...settings, TRUSTED_PROXIES: "127.0.0.0/8" });
    const [first, second, third] = [await server.identity(), await server.identity(), await server.identity()];
    const room = { title: "Weekly" };
    assert.equal((await from(server, "203.0.113.7")("rooms.create", room, first)).status, 200);
    const socket = await server.connect(second, { "x-forwarded-for": "::ffff:203.0.113.7" });
    assert.equal(await reasonOn(socket), undefined);
    assert.equal(await reasonOn(socket), "too_many_requests");
    const { status, body } = await from(server, "203.0.113.7")("rooms.create", room, third);
    const { reason, retry_after_ms } = body.error.data;
    assert.deepEqual([status, reason], [429, "too_many_requests"]);
    assert.ok(retry_after_ms > 1_000_000 && retry_after_ms <= 1_800_000, `half an hour: ${retry_after_ms}`);
    assert.equal((await from(server, "203.0.113.8")("rooms.create", room, third)).status, 200);
  });

  test("makes so many identities and no more, and renews as many as it likes", async () => {
    await using server = await TestServer.start({ ...settings, TRUSTED_PROXIES: "127.0.0.0/8" });
    const [one, other] = [from(server, "2001:db8::1"), from(server, "2001:db8:0:0:ffff::2")];
    const { token } = (await one("identity.create")).body.result.data;
    assert.equal((await other("identity.create")).status, 200, "of the same network");
    assert.equal((await one("identity.create", undefined, "nonsense")).status, 200);
    const socket = await server.connect(undefined, { "x-forwarded-for": "2001:db8::3" });
    assert.equal((await socket.ask("mutation", "identity.create")).error, undefined);
    assert.equal((await socket.ask("mutation", "identity.create")).error?.data.reason, "too_many_requests");
    const { status, body } = await other("identity.create");
    assert.deepEqual([status, body.error.data.reason], [429, "too_many_requests"]);
    assert.ok(body.error.data.retry_after_ms > 800_000, "a quarter of an hour");
    for (let count = 0; count < 10; count++) assert.equal((await one("identity.create", undefined, token)).status, 200);
    assert.equal((await from(server, "2001:db8:0:1::1")("identity.create")).status, 200, "of another network");
  });

  test("makes any number, where the limits are 0", async () => {
    await using server = await TestServer.start({
      MAX_ROOMS_PER_ADDRESS_PER_HOUR: "0",
      MAX_IDENTITIES_PER_ADDRESS_PER_HOUR: "0",
    });
    const room = { title: "Weekly" };
    for (let count = 0; count < 70; count++)
      assert.equal((await server.post("rooms.create", room, { token: await server.identity() })).status, 200);
  });
});

test("So many join in a second and no more, and the others when they were told", async () => {
  await using server = await TestServer.start({ MAX_JOINS_PER_SECOND: "1" });
  const { room } = await server.meeting();
  const crowd: RawConnection[] = [];
  while (crowd.length < 8) crowd.push(await server.connect(await server.identity()));
  const input = { room_id: room.room_id, display_name: "Gustav", invite: room.invites.user };
  for (const connection of crowd) connection.subscribe(1, input);
  const answers = await Promise.all(crowd.map((connection) => connection.answerTo(1)));
  const refused = answers.findIndex(({ error }) => error !== undefined);
  assert.notEqual(refused, -1);
  for (let frame = answers[refused], id = 2; frame?.error !== undefined; id++) {
    const { code, reason, retry_after_ms } = frame.error.data;
    assert.deepEqual([code, reason], ["TOO_MANY_REQUESTS", "too_many_requests"]);
    assert.ok(Number(retry_after_ms) > 0 && Number(retry_after_ms) <= 1000, `${retry_after_ms}`);
    await sleep(Number(retry_after_ms));
    crowd[refused]?.subscribe(id, input);
    frame = await crowd[refused]?.answerTo(id);
  }
});

test("An identity that joins without end takes nothing from the others", async () => {
  await using server = await TestServer.start({
    RATE_LIMIT_PER_SECOND: "0.001",
    RATE_LIMIT_BURST: "5",
    MAX_JOINS_PER_SECOND: "20",
  });
  const { room } = await server.meeting();
  const greedy = await server.connect(await server.identity());
  const input = { room_id: "00000000-0000-0000-0000-000000000000", display_name: "Eve" };
  const reasons: unknown[] = [];
  for (let id = 1; id <= 30; id++) {
    greedy.subscribe(id, input);
    let answer = await greedy.answerTo(id);
    while (answer.error === undefined) answer = await greedy.answerTo(id);
    reasons.push(answer.error.data.reason);
  }
  assert.deepEqual(new Set(reasons.slice(0, 5)), new Set(["not_found"]));
  assert.deepEqual(new Set(reasons.slice(5)), new Set(["too_many_requests"]));
  const other = await server.connect(await server.identity());
  await other.joins({ room_id: room.room_id, display_name: "Gustav", invite: room.invites.user });
});

test("An address from which many join without end leaves something to the others", async () => {
  await using server = await TestServer.start({ RATE_LIMIT_PER_SECOND: "", MAX_JOINS_PER_SECOND: "10" });
  const { room } = await server.meeting();
  const input = { room_id: room.room_id, display_name: "Eve", invite: room.invites.user };
  const greedy = await Promise.all((await identitiesOn(server, 20)).map((token) => elsewhere(server, token)));
  let isOver = false;
  const attack = greedy.map(async (client) => {
    for (let id = 1; !isOver; id++) {
      client.write(
        clientFrame(JSON.stringify({ id, method: "subscription", params: { path: "signaling.session", input } })),
      );
      client.write(clientFrame(JSON.stringify({ id, method: "subscription.stop" })));
      await sleep(100);
    }
    client.close();
  });
  try {
    await sleep(1_500);
    for (let count = 0; count < 3; count++) {
      const other = await server.connect(await server.identity());
      await other.joins({ ...input, display_name: `Gustav ${count}` });
      await sleep(500);
    }
  } finally {
    isOver = true;
    await Promise.all(attack);
  }
});

test("With room creation closed, no room is made, and existing ones go on", async () => {
  await using server = await TestServer.start();
  const { room } = await server.meeting();
  await server.restart(undefined, { ROOM_CREATION: "closed" });
  const bob = await server.person("Bob");
  assert.deepEqual(await refusalOf(bob.client.rooms.create.mutate({ title: "Weekly" })), {
    code: "FORBIDDEN",
    reason: "room_creation_closed",
  });
  await bob.joins(room, { invite: room.invites.user });
});
