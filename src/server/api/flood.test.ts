import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { type Person, refusalOf, toPerson } from "../testing/person";
import { ONLY_SQLITE } from "../testing/test-database";
import { TestServer } from "../testing/test-server";

/** At this rate nothing refills during a test. */
const start = (burst: number, perSecond = 0.001) =>
  TestServer.start({ RATE_LIMIT_PER_SECOND: `${perSecond}`, RATE_LIMIT_BURST: `${burst}` });

/** Sends `count` messages at once; returns which were carried out. */
async function sendsAll(person: Person, count: number): Promise<boolean[]> {
  const all = Array.from({ length: count }, (_, at) => person.sends(`${at}`, undefined, `t-${at}`));
  return (await Promise.allSettled(all)).map(({ status }) => status === "fulfilled");
}

async function isTooEarly(request: Promise<unknown>): Promise<void> {
  const { code, reason, retry_after_ms } = await refusalOf(request);
  assert.deepEqual([code, reason], ["TOO_MANY_REQUESTS", "too_many_requests"]);
  assert.ok(retry_after_ms !== undefined && retry_after_ms > 900_000, `${retry_after_ms}`);
}

describe("A participant who sends more than the burst at once", () => {
  test("is refused the excess, which nobody sees", async () => {
    await using server = await start(5);
    const { alice, bob, carol } = await server.meetingOfThree();
    assert.deepEqual(await sendsAll(bob, 9), [true, true, true, true, true, false, false, false, false]);
    for (let count = 0; count < 5; count++) await carol.receives({ message: "message_sent", content: `${count}` });
    await carol.receivesNothing();
    await isTooEarly(bob.sends("5", undefined, "t-5"));
    await alice.sends("Everybody else goes on");
    await carol.receives({ message: "message_sent", content: "Everybody else goes on" });
  });

  test("cannot help it by a second connection, and holds up no other participant of the same room", async () => {
    await using server = await start(5);
    const { room, bob, carol } = await server.meetingOfThree();
    await sendsAll(bob, 6);
    const phone = bob.elsewhere();
    await phone.joins(room, { display_name: "Bob" });
    await isTooEarly(phone.sends("From the phone"));
    assert.deepEqual(await sendsAll(carol, 5), [true, true, true, true, true]);
  });

  test("gets the receipt of an earlier command, as often as they repeat it", async () => {
    await using server = await start(5);
    const { bob } = await server.meetingOfThree();
    const receipt = await bob.sends("Once", undefined, "known");
    await sendsAll(bob, 6);
    for (let count = 0; count < 10; count++) assert.deepEqual(await bob.sends("Twice?", undefined, "known"), receipt);
    await isTooEarly(bob.sends("New", undefined, "new"));
  });

  test("is told of faults of form and content first, and of all others last", async () => {
    await using server = await start(3);
    const { bob } = await server.meetingOfThree();
    await sendsAll(bob, 4);
    assert.equal((await refusalOf(bob.does("chat", { action: "none" }))).reason, "invalid_payload");
    assert.equal((await refusalOf(bob.sends(" "))).reason, "empty_content");
    await isTooEarly(bob.does("chat", { action: "clear_history" }));
    await isTooEarly(bob.sends("Hello", toPerson({ id: "00000000-0000-0000-0000-000000000000" })));
    const outsider = await server.person("Eve");
    const sent = outsider.does("chat", { action: "enable_chat" });
    assert.equal((await refusalOf(sent)).reason, "not_joined");
  });
});

test("A participant who waits as long as the answer says may go on", async () => {
  await using server = await start(3, 2);
  const { bob } = await server.meetingOfThree();
  for (let count = 0, waited = 0; waited < 3; count++) {
    assert.ok(count < 1000, "it comes to be refused");
    const sent = await Promise.all(Array.from({ length: 4 }, () => bob.sends("Hello").catch((error) => error.data)));
    const wait = Math.max(...sent.map(({ retry_after_ms = 0 }) => retry_after_ms));
    if (wait === 0) continue;
    assert.ok(wait <= 500, `${wait}`);
    await sleep(wait);
    await bob.sends("In time");
    waited += 1;
  }
});

test("A command that a fault of the server's had tried again counts once", { skip: ONLY_SQLITE }, async () => {
  await using server = await start(6);
  const { bob } = await server.meetingOfThree();
  await server.database.execute(
    `CREATE TRIGGER broken BEFORE INSERT ON "Message" WHEN NEW.content = 'boom' BEGIN SELECT RAISE(ABORT, 'no'); END`,
  );
  const said = ["1", "2", "boom", "4", "5"].map((content) => bob.sends(content));
  assert.deepEqual(
    (await Promise.allSettled(said)).map(({ status }) => status),
    ["fulfilled", "fulfilled", "rejected", "fulfilled", "fulfilled"],
  );
  await bob.sends("6");
  assert.equal(server.log.splice(0).length, 1);
});

describe("Moderators", () => {
  test("hear once of a flood, and nobody else does", async () => {
    await using server = await start(8);
    const { alice, bob, carol } = await server.meetingOfThree();
    await alice.does("control", { action: "grant_moderator_role", target: carol.id });
    for (const person of [alice, bob, carol]) await person.receives({ message: "update", id: carol.id });
    await carol.receives({ message: "role_updated", new_role: "moderator" });
    for (let round = 0; round < 2; round++) await sendsAll(bob, 20);
    for (const person of [alice, bob, carol])
      for (let count = 0; count < 8; count++) await person.receives({ message: "message_sent", content: `${count}` });
    await bob.receivesNothing();
    for (const moderator of [alice, carol]) {
      await moderator.receives({ message: "flooding", target: bob.id });
      await moderator.receivesNothing();
    }
  });

  test("hear nothing after their demotion", async () => {
    await using server = await start(8);
    const { alice, bob, carol } = await server.meetingOfThree();
    await alice.does("control", { action: "grant_moderator_role", target: carol.id });
    await alice.does("control", { action: "revoke_moderator_role", target: carol.id });
    await carol.receives({ message: "update" });
    await carol.receives({ message: "role_updated", new_role: "moderator" });
    await carol.receives({ message: "update" });
    await carol.receives({ message: "role_updated", new_role: "user" });
    await sendsAll(bob, 9);
    for (let count = 0; count < 8; count++) await carol.receives({ message: "message_sent" });
    await carol.receivesNothing();
  });
});

const refusals = {
  "too much": { rate: 20, payload: { action: "send_message", scope: "global", content: "x".repeat(500) } },
  "too long": { rate: 0, payload: { action: "send_message", scope: "global", content: "x".repeat(5_000) } },
  "of no known form": { rate: 0, payload: { action: "shout", content: "x".repeat(500) } },
};
for (const [kind, { rate, payload }] of Object.entries(refusals))
  test(`A client that goes on after refusals (${kind}) is heard once in a while, and the others as ever`, async () => {
    await using server = await start(rate);
    const { room, alice, bob } = await server.meetingOfThree();
    const flooding = await server.connect(bob.token);
    await flooding.joins({ room_id: room.room_id, display_name: "Bob" });
    const params = { path: "signaling.send", input: { namespace: "chat", payload } };
    for (let id = 1000; id < 1000 + FLOOD; id++) flooding.write({ id, method: "mutation", params });
    for (let sent = 0; sent < 10; sent++) await alice.sends("meanwhile");
    await sleep(1_000);
    const heard = flooding.rest.length;
    assert.ok(heard < FLOOD / 2, `${heard} of ${FLOOD} were heard`);
    await sleep(1_500);
    assert.ok(flooding.rest.length > heard, "and then more");
  });

test("A client that repeats a command without end is heard once in a while, and gets the same receipt", async () => {
  await using server = await start(0);
  const { room, bob } = await server.meetingOfThree();
  const repeating = await server.connect(bob.token);
  await repeating.joins({ room_id: room.room_id, display_name: "Bob" });
  const payload = { action: "send_message", scope: "global", content: "x".repeat(500) };
  const input = { namespace: "chat", payload, transaction_id: "the same" };
  const params = { path: "signaling.send", input };
  for (let id = 1000; id < 1000 + FLOOD; id++) repeating.write({ id, method: "mutation", params });
  const first = await repeating.answerTo(1000);
  await sleep(1_000);
  const heard = repeating.rest.length;
  assert.ok(heard < FLOOD / 2, `${heard} of ${FLOOD} were heard`);
  assert.deepEqual((await repeating.answerTo(1200)).result, first.result);
});

describe("A change outside of a session", () => {
  test("has the same rate, for each identity", async () => {
    await using server = await start(5);
    const { room, alice, bob } = await server.meetingOfThree();
    await alice.does("control", { action: "grant_moderator_role", target: bob.id });
    const make = () => alice.client.invites.create.mutate({ room_id: room.room_id, role: "user" });
    // One of the changes created the room.
    for (let count = 0; count < 4; count++) await make();
    await isTooEarly(make());
    await bob.client.invites.create.mutate({ room_id: room.room_id, role: "user" });
  });

  test("is done one after the other for each connection, and holds up nobody", async () => {
    await using server = await start(0);
    const { room, alice, bob } = await server.meetingOfThree();
    const busy = await server.connect(alice.token);
    const params = { path: "invites.create", input: { room_id: room.room_id, role: "user" } };
    for (let id = 0; id < FLOOD; id += 10)
      busy.write(Array.from({ length: 10 }, (_, at) => ({ id: 1000 + id + at, method: "mutation", params })));
    await busy.answerTo(1000);
    await bob.sends("meanwhile");
    assert.ok(busy.rest.length < FLOOD / 2, `${busy.rest.length} of ${FLOOD} were done before`);
  });
});

test("Questions have a rate, too, far above what a page asks", async () => {
  await using server = await start(3, 0.001);
  const { room, bob } = await server.meetingOfThree();
  const ask = () => bob.client.chat.history.query({ room_id: room.room_id, scope: "global" });
  for (let count = 0; count < 60; count++) await ask();
  assert.equal((await refusalOf(ask())).reason, "too_many_requests");
});

/** Several times as many as one read of a socket returns. */
const FLOOD = 1_000;
