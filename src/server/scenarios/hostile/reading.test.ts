import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { SESSION_COMMANDS, SESSION_COMMANDS_RETRY_MS } from "../../kit/limits";
import { everyone, type Person, refusalOf } from "../../testing/person";
import { message } from "../../testing/stream";
import { type CreatedRoom, TestServer } from "../../testing/test-server";

/** Eight seconds' worth is 164 KiB. */
const LITTLE = { MAX_READ_MIB_PER_SECOND: "0.02" };
const start = () => TestServer.start(LITTLE);
const SAID = 60;

/** Alice's room with long messages: a join costs 240 KiB. */
async function meeting(server: TestServer) {
  const { room, alice, bob, carol } = await server.meetingOfThree();
  for (let count = 0; count < SAID; count++) await alice.sends("x".repeat(4000));
  return { room, alice, bob, carol };
}

async function timeOf(work: Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work;
  return performance.now() - start;
}

describe("A participant who reads more history than the limit", () => {
  test("by joining, waits for it, while others come in at once", async () => {
    await using server = await start();
    const { room, bob, carol } = await meeting(server);
    const join = (person: Person) => person.elsewhere().joins(room, { display_name: person.name });
    await join(bob);
    const others = join(carol);
    assert.ok((await timeOf(join(bob))) > 1_000, "the second time");
    await others;
  });

  test("by joining over and over at once, is refused, and told when to come again", async () => {
    await using server = await start();
    const { room, bob } = await meeting(server);
    const joins = Array.from({ length: 4 }, () => refusalOf(bob.elsewhere().joins(room, { display_name: "Bob" })));
    const outcomes = await Promise.allSettled(joins);
    const refused = outcomes.flatMap((it) => (it.status === "fulfilled" ? [it.value] : []));
    assert.ok(refused.length >= 2, `${refused.length} of 4`);
    for (const { reason, retry_after_ms = 0 } of refused) {
      assert.equal(reason, "too_many_requests");
      assert.ok(retry_after_ms > 0 && retry_after_ms < 20_000, `${retry_after_ms}`);
    }
  });

  test("by pages over HTTP, is refused at once", async () => {
    await using server = await start();
    const { room, bob } = await meeting(server);
    const input = { room_id: room.room_id, ...everyone };
    const ask = () => server.get("chat.history", input, { token: bob.token });
    assert.equal((await ask()).status, 200);
    const { status, body } = await ask();
    assert.deepEqual([status, body.error.data.reason], [429, "too_many_requests"]);
    assert.ok(body.error.data.retry_after_ms > 0);
  });

  test("by resuming again and again, is refused", async () => {
    await using server = await start();
    const { room, bob } = await meeting(server);
    const phone = bob.elsewhere();
    const { data } = await phone.resumes(room, "0");
    assert.equal(data.payload.message, "resumed");
    for (let count = 0; count < SAID; count++) await phone.receives({ message: "message_sent" });
    const { reason, retry_after_ms = 0 } = await refusalOf(bob.elsewhere().resumes(room, "0"));
    assert.equal(reason, "too_many_requests");
    assert.ok(retry_after_ms > 5_000, `${retry_after_ms}`);
  });

  for (const [way, again] of [
    ["joining", (bob, room) => bob.elsewhere().joins(room, { display_name: "Bob" })],
    ["coming back", (bob, room) => bob.elsewhere().resumes(room, "0")],
  ] satisfies [string, (bob: Person, room: CreatedRoom) => Promise<unknown>][])
    test(`by ${way}, having read very many conversations, is refused`, async () => {
      await using server = await start();
      const { room, bob } = await server.meetingOfThree();
      await again(bob, room);
      await again(bob, room);
      await server.database.execute(`
        WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 3000)
        INSERT INTO "LastSeen" (participant_id, conversation, timestamp)
        SELECT '${bob.id}', 'group:' || n, '2026-01-13T12:00:00.000000Z' FROM numbers`);
      await again(bob, room);
      const { reason, retry_after_ms = 0 } = await refusalOf(again(bob, room));
      assert.equal(reason, "too_many_requests");
      assert.ok(retry_after_ms > 5_000, `${retry_after_ms}`);
    });
});

test("A client that gives commands without end while its join waits for that is refused all above a thousand", async () => {
  await using server = await start();
  const { room, bob } = await meeting(server);
  await bob.elsewhere().joins(room, { display_name: "Bob" });
  const eager = await server.connect(bob.token);
  eager.subscribe("session", { room_id: room.room_id, display_name: "Bob" });
  const request = (id: number) => ({
    id,
    method: "mutation",
    params: { path: "signaling.send", input: { namespace: "chat", payload: message(`${id}`) } },
  });
  for (let id = 0; id <= SESSION_COMMANDS; id += 10)
    eager.write(Array.from({ length: 10 }, (_, at) => request(id + at)));
  const { error } = await eager.answerTo(SESSION_COMMANDS);
  assert.deepEqual([error?.data.reason, error?.data.retry_after_ms], ["too_many_requests", SESSION_COMMANDS_RETRY_MS]);
  const isIn = eager.rest.some(({ id, result }) => id === "session" && result?.type === "data");
  assert.equal(isIn, false, "their joining waits");
  for (let id = 0; id < SESSION_COMMANDS; id++) assert.equal((await eager.answerTo(id)).result?.type, "data");
});

test("A person who loads a page again and again is within the usual limit", async () => {
  await using server = await TestServer.start();
  const { room, bob } = await meeting(server);
  for (let count = 0; count < 30; count++) {
    const page = bob.elsewhere();
    await page.joins(room, { display_name: "Bob" });
    await page.close();
  }
  const all = Array.from({ length: 10 }, () => bob.elsewhere().joins(room, { display_name: "Bob" }));
  await Promise.all(all);
});
