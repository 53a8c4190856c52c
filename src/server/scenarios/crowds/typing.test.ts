import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { MAX_HERE_FOR_TYPING } from "../../../protocol";
import { everyone, type Person, refusalOf, toGroup, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

const LETTERS = "abcdefghijk";

const types = (person: Person, to: object = everyone, transaction_id?: string) =>
  person.does("messages", { action: "typing", ...to }, transaction_id);

/** Alice's room with as many people here; the watcher has heard all of them come. */
async function crowd(count: number) {
  const { room, alice, others } = await server.meeting("Watcher");
  const [watcher] = others;
  assert.ok(watcher);
  const typists: Person[] = [];
  while (typists.length + 2 < count) {
    const typist = await server.person(
      `Typist ${LETTERS[typists.length % 11]}${LETTERS[Math.floor(typists.length / 11)]}`,
    );
    await typist.joins(room, { invite: room.invites.user });
    await watcher.receives({ message: "joined", id: typist.id });
    typists.push(typist);
  }
  return { alice, watcher, typists };
}

/** The events that a person hears before the next message. */
async function untilMessage(person: Person): Promise<string[]> {
  const heard: string[] = [];
  for (;;) {
    const { message } = (await person.receives({})).data.payload;
    if (message === "message_sent") return heard;
    heard.push(message);
  }
}

describe("Typing", () => {
  test("is told to the others of the conversation, and to no other connection of one's own", async () => {
    const { room, alice, bob, carol } = await server.meetingOfThree();
    for (const { id } of [alice, bob])
      await alice.does("control", { action: "set_groups", target: id, groups: ["board"] });
    const elsewhere = bob.elsewhere("Bob");
    await elsewhere.joins(room);
    await alice.sends("Now");
    for (const person of [alice, bob, carol, elsewhere]) await untilMessage(person);
    assert.ok("timestamp" in (await types(bob)));
    for (const person of [alice, carol])
      assert.deepEqual((await person.receives({ message: "typing" })).data.payload, {
        message: "typing",
        scope: "global",
        source: bob.id,
      });
    await types(bob, toGroup("board"));
    await alice.receives({ message: "typing", scope: "group", target: "board", source: bob.id });
    await types(bob, toPerson(carol));
    await carol.receives({ message: "typing", scope: "private", target: carol.id, source: bob.id });
    await types(bob, toPerson(bob));
    for (const person of [alice, bob, carol, elsewhere]) await person.receivesNothing(1_200);
  });

  test("reaches each connection of the other of a private conversation, and nobody else", async () => {
    const { room, alice, bob, carol } = await server.meetingOfThree();
    const phone = carol.elsewhere("Carol");
    await phone.joins(room);
    await types(bob, toPerson(carol));
    for (const person of [carol, phone]) await person.receives({ message: "typing", source: bob.id });
    for (const person of [alice, bob, carol, phone]) await person.receivesNothing(300);
  });

  test("more often than once in three seconds has a receipt and goes nowhere", async () => {
    const { bob, carol, alice } = await server.meetingOfThree();
    for (let at = 0; at < 5; at += 1) assert.ok("timestamp" in (await types(bob)));
    await types(bob, toPerson(carol));
    await alice.receives({ message: "typing", scope: "global" });
    await carol.receives({ message: "typing" });
    await carol.receives({ message: "typing" });
    for (const person of [alice, carol]) await person.receivesNothing(1_500);
  });

  test("does not follow the message that it announced", async () => {
    const { bob, carol } = await server.meetingOfThree();
    await Promise.all([types(bob), bob.sends("Hello")]);
    const { payload } = (await carol.receives({})).data;
    if (payload.message === "typing") await carol.receives({ message: "message_sent" });
    else assert.equal(payload.message, "message_sent");
    await carol.receivesNothing(1_200);
  });

  test("is refused where a message would be, and goes nowhere while the chat is switched off", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    const nobody = { scope: "private", target: "6d0c5a3c-0000-4000-8000-000000000000" };
    assert.equal((await refusalOf(types(bob, nobody))).reason, "unknown_participant");
    assert.equal((await refusalOf(types(bob, toGroup("board")))).reason, "not_a_member");
    await alice.does("chat", { action: "disable_chat" });
    for (const person of [bob, carol]) await person.receives({ message: "chat_disabled" });
    for (const to of [everyone, nobody, toPerson(carol)]) assert.ok("timestamp" in (await types(bob, to)));
    await carol.receivesNothing(300);
  });

  test("writes nothing: no row, no receipt, no number, no line of the log, no replay", async () => {
    const { room, alice, bob, carol } = await server.meetingOfThree();
    await alice.sends("Hello");
    const { id } = await carol.receives({ message: "message_sent" });
    const before = await server.database.fingerprint();
    await types(bob, everyone, "t-1");
    await types(bob, toPerson(alice), "t-2");
    const typed = await carol.receives({ message: "typing" });
    assert.equal(typed.id, id, "the number of the newest message");
    assert.equal(await server.database.fingerprint(), before);
    const { entries: log } = await alice.client.rooms.log.query({ room_id: room.room_id });
    assert.ok(!JSON.stringify(log).includes("typing"));
    const again = carol.elsewhere();
    await again.resumes(room, id);
    await again.receivesNothing();
  });

  test("of a hundred people is at most one frame a second for each", { timeout: 60_000 }, async () => {
    const { alice, watcher, typists } = await crowd(MAX_HERE_FOR_TYPING);
    const start = performance.now();
    for (let round = 0; round < 2; round += 1) {
      await Promise.all(typists.map((typist) => types(typist)));
      await sleep(3_100);
    }
    await alice.sends("the end");
    const heard = await untilMessage(watcher);
    const seconds = (performance.now() - start) / 1_000;
    assert.deepEqual([...new Set(heard)], ["typing"]);
    assert.ok(heard.length >= 6 && heard.length <= Math.ceil(seconds), `${heard.length} in ${seconds} s`);
  });

  test("is not told with more than a hundred here", { timeout: 60_000 }, async () => {
    const { watcher, typists } = await crowd(MAX_HERE_FOR_TYPING + 1);
    const [typist] = typists;
    assert.ok(typist);
    assert.ok("timestamp" in (await types(typist)));
    assert.equal((await refusalOf(types(typist, toGroup("board")))).reason, "not_a_member");
    await watcher.receivesNothing(500);
  });
});
