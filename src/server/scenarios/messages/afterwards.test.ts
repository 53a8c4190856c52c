import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { everyone, idOf, type Person, refusalOf, toGroup, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

const edit = (message_id: string, content: string) => ({ action: "edit", message_id, content });
const remove = (message_id: string) => ({ action: "delete", message_id });
const react = (message_id: string, reaction: string) => ({ action: "react", message_id, reaction });
const unreact = (message_id: string, reaction: string) => ({ action: "unreact", message_id, reaction });
const reply = (content: string, reply_to: string, to: object = everyone) => ({
  action: "send_message",
  ...to,
  content,
  reply_to,
});

async function history(person: Person) {
  const room_id = person.self.room_info.id;
  return (await person.client.chat.history.query({ room_id, scope: "global" })).messages;
}

describe("An edit", () => {
  test("reaches those who see the message, and stands in histories and replays", async () => {
    const { room, alice, bob, carol } = await server.meetingOfThree();
    const id = idOf(await alice.sends("Helo"));
    await bob.receives({ message: "message_sent" });
    const { id: last } = await carol.receives({ message: "message_sent" });
    carol.leaves();
    carol.forgets();
    assert.ok("timestamp" in (await alice.does("messages", edit(id, "Hello"), "t-1")));
    const { data } = await bob.receives({ message: "message_edited", id, content: "Hello", edits: 1, scope: "global" });
    assert.ok(!("transaction_id" in data));
    const [message] = await history(bob);
    assert.equal(message?.content, "Hello");
    assert.equal(message?.edits, 1);
    assert.ok(data.payload.message === "message_edited" && data.payload.edited_at === message?.edited_at);
    const again = carol.elsewhere();
    await again.resumes(room, last);
    await again.receives({ message: "message_edited", content: "Hello", edits: 1 });
    await again.receivesNothing();
  });

  test("is the author's alone, in time, and of what is there", async () => {
    const { alice, bob } = await server.meetingOfThree();
    const id = idOf(await alice.sends("mine"));
    assert.deepEqual(await bob.does("messages", edit(id, "yours")), { error: "not_the_author" });
    assert.deepEqual(await alice.does("messages", edit(id, "mine")), { error: "nothing_to_do" });
    assert.equal((await refusalOf(alice.does("messages", edit(id, " ")))).reason, "empty_content");
    await alice.does("chat", { action: "disable_chat" });
    assert.equal((await refusalOf(alice.does("messages", edit(id, "mine too")))).reason, "chat_locked");
    await alice.does("chat", { action: "enable_chat" });
    await alice.does("messages", remove(id));
    assert.deepEqual(await alice.does("messages", edit(id, "back again")), { error: "message_is_deleted" });
  });

  test("of a message that the sender may not see is of an unknown message", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    const secret = idOf(await alice.sends("secret", toPerson(bob)));
    const nobodys = "6d0c5a3c-0000-4000-8000-000000000000";
    const answers = await Promise.all(
      [
        edit(secret, "x"),
        edit(nobodys, "x"),
        remove(secret),
        remove(nobodys),
        react(secret, "👍"),
        react(nobodys, "👍"),
      ].map((payload) => refusalOf(carol.does("messages", payload))),
    );
    for (const answer of answers) assert.deepEqual(answer, { code: "BAD_REQUEST", reason: "unknown_message" });
  });
});

describe("A deletion", () => {
  test("leaves a tombstone with its number, and no text anywhere", async () => {
    const { room, alice, bob, carol } = await server.meetingOfThree();
    await alice.sends("before");
    const { id: last } = await carol.receives({ message: "message_sent" });
    const id = idOf(await bob.sends("oops"));
    await bob.does("messages", edit(id, "ooops"));
    await alice.does("messages", react(id, "👍"));
    await alice.does("messages", { ...remove(id), reason: "off_topic" });
    await carol.receives({ message: "message_sent" });
    await carol.receives({ message: "message_edited" });
    await carol.receives({ message: "reactions_changed" });
    await carol.receives({ message: "message_deleted", id, issued_by: alice.id, reason: "off_topic" });
    const tombstone = (await history(carol)).at(-1);
    assert.equal(tombstone?.content, "");
    assert.equal(tombstone?.deleted_by, alice.id);
    assert.equal(tombstone?.deleted_reason, "off_topic");
    assert.ok(tombstone !== undefined && !("edited_at" in tombstone) && !("reactions" in tombstone));
    assert.deepEqual(await bob.does("messages", remove(id)), { error: "nothing_to_do" });
    assert.deepEqual(await bob.does("messages", react(id, "👍")), { error: "message_is_deleted" });
    carol.leaves();
    const again = carol.elsewhere();
    const { data } = await again.resumes(room, last);
    assert.ok(data.payload.message === "resumed" && data.payload.missed === 2, "the edit has nothing to tell any more");
    await again.receives({ message: "message_sent", content: "", deleted_by: alice.id });
    await again.receives({ message: "message_deleted", id });
    assert.ok(!JSON.stringify(await history(carol)).includes("oops"));
  });

  test("is the author's and the moderators'", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    const id = idOf(await alice.sends("mine"));
    assert.deepEqual(await bob.does("messages", remove(id)), { error: "not_the_author" });
    const bobs = idOf(await bob.sends("yours", toPerson(carol)));
    assert.equal((await refusalOf(alice.does("messages", remove(bobs)))).reason, "unknown_message");
    assert.ok("timestamp" in (await bob.does("messages", remove(bobs))));
  });

  test("beats an edit in the same moment, in both orders", async () => {
    const { alice, bob } = await server.meetingOfThree();
    for (const order of ["edit first", "deletion first"]) {
      const id = idOf(await bob.sends(order));
      const acts = [() => bob.does("messages", edit(id, `${order}, edited`)), () => alice.does("messages", remove(id))];
      await Promise.all((order === "edit first" ? acts : acts.reverse()).map((act) => act().catch(() => undefined)));
      assert.equal((await history(alice)).find((it) => it.id === id)?.content, "");
    }
  });
});

describe("An answer", () => {
  test("carries the id of what it answers, in the same conversation alone", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    const question = idOf(await alice.sends("When?"));
    await bob.receives({ message: "message_sent" });
    await bob.does("chat", reply("Now", question));
    await carol.receives({ message: "message_sent" });
    await carol.receives({ message: "message_sent", content: "Now", reply_to: question });
    assert.equal((await history(carol)).at(-1)?.reply_to, question);
    const secret = idOf(await alice.sends("secret", toPerson(bob)));
    const toNobody = "6d0c5a3c-0000-4000-8000-000000000000";
    for (const payload of [reply("x", secret), reply("x", toNobody), reply("x", question, toPerson(alice))])
      assert.deepEqual(await refusalOf(carol.does("chat", payload)), {
        code: "BAD_REQUEST",
        reason: "unknown_message",
      });
    await alice.does("control", { action: "set_groups", target: bob.id, groups: ["board"] });
    assert.equal((await refusalOf(bob.does("chat", reply("x", question, toGroup("board"))))).reason, "unknown_message");
  });
});

describe("Reactions", () => {
  test("are counts for everybody, and each participant's own on all their devices", async () => {
    const { room, alice, bob, carol } = await server.meetingOfThree();
    const phone = bob.elsewhere();
    await phone.joins(room, { display_name: "Bob" });
    const id = idOf(await alice.sends("Pizza?"));
    for (const person of [bob, phone, carol]) await person.receives({ message: "message_sent" });
    assert.ok("timestamp" in (await bob.does("messages", react(id, "👍"), "t-1")));
    assert.equal(
      (await phone.receives({ message: "own_reactions", id, reactions: ["👍"] })).data.transaction_id,
      "t-1",
    );
    const { data } = await carol.receives({
      message: "reactions_changed",
      id,
      reactions: [{ reaction: "👍", count: 1 }],
    });
    assert.ok(!("transaction_id" in data));
    await carol.does("messages", react(id, "👍"));
    await carol.receives({ message: "own_reactions", reactions: ["👍"] });
    await carol.receives({ message: "reactions_changed", reactions: [{ reaction: "👍", count: 2 }] });
    await carol.does("messages", react(id, "🎉"));
    await carol.receives({ message: "own_reactions", reactions: ["👍", "🎉"] });
    await carol.receives({
      message: "reactions_changed",
      reactions: [
        { reaction: "👍", count: 2 },
        { reaction: "🎉", count: 1 },
      ],
    });
    await bob.does("messages", unreact(id, "👍"));
    await carol.receives({
      message: "reactions_changed",
      reactions: [
        { reaction: "👍", count: 1 },
        { reaction: "🎉", count: 1 },
      ],
    });
    const reactions = (person: Person) => history(person).then((all) => all.at(-1)?.reactions);
    assert.deepEqual(await reactions(bob), [
      { reaction: "👍", count: 1 },
      { reaction: "🎉", count: 1 },
    ]);
    assert.deepEqual(await reactions(carol), [
      { reaction: "👍", count: 1, mine: true },
      { reaction: "🎉", count: 1, mine: true },
    ]);
    assert.deepEqual(await bob.does("messages", unreact(id, "👍")), { error: "nothing_to_do" });
    assert.deepEqual(await carol.does("messages", react(id, "👍")), { error: "nothing_to_do" });
    assert.equal((await refusalOf(bob.does("messages", react(id, "ok")))).reason, "invalid_payload");
  });

  test("that changed during an absence are told on the return, once, without a number", async () => {
    const { room, alice, bob, carol } = await server.meetingOfThree();
    const id = idOf(await alice.sends("Pizza?"));
    const quiet = idOf(await alice.sends("Tea?"));
    await carol.receives({ message: "message_sent" });
    const { id: last } = await carol.receives({ message: "message_sent" });
    carol.leaves();
    carol.forgets();
    await bob.does("messages", react(id, "👍"));
    await bob.does("messages", react(quiet, "👍"));
    await bob.does("messages", unreact(quiet, "👍"));
    const again = carol.elsewhere();
    const { data } = await again.resumes(room, last);
    assert.ok(data.payload.message === "resumed");
    assert.equal(data.payload.missed, 0, "the room's number has not changed");
    const told = new Map(data.payload.module_data.messages?.reactions.map((it) => [it.id, it.reactions]));
    assert.deepEqual(told.get(id), [{ reaction: "👍", count: 1 }]);
    assert.deepEqual(told.get(quiet), [], "none is left");
  });

  test("are six of a person and twelve kinds for a message at most", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    const id = idOf(await alice.sends("So many"));
    const kinds = ["😀", "😃", "😄", "😁", "😆", "😅", "😂", "🙂", "🙃", "😉", "😊", "😇", "🥰"];
    for (const kind of kinds.slice(0, 6)) await alice.does("messages", react(id, kind));
    assert.deepEqual(await alice.does("messages", react(id, "😂")), { error: "too_many_reactions" });
    for (const kind of kinds.slice(6, 12)) await bob.does("messages", react(id, kind));
    assert.deepEqual(await carol.does("messages", react(id, "🥰")), { error: "too_many_reactions" });
    assert.ok("timestamp" in (await carol.does("messages", react(id, "😀"))));
  });

  test("of many in one moment are few events", async () => {
    const { room, alice, bob } = await server.meetingOfThree();
    const people = await Promise.all(
      Array.from({ length: 30 }, async (_, at) => {
        const person = await server.person(`Person ${at}`);
        await person.joins(room, { invite: await alice.invites({ role: "user" }) });
        return person;
      }),
    );
    for (const _ of people) await bob.receives({ message: "joined" });
    const id = idOf(await alice.sends("Now!"));
    await bob.receives({ message: "message_sent" });
    await Promise.all(people.map((it) => it.does("messages", react(id, "👏"))));
    let events = 0;
    for (let count = 0; count < 30; events++) {
      const { data } = await bob.receives({ message: "reactions_changed" });
      assert.ok(data.payload.message === "reactions_changed");
      count = data.payload.reactions[0]?.count ?? 0;
    }
    assert.ok(events <= 10, `${events} events`);
  });
});

test("The log tells moderators of edits and deletions they may see, without a text", async () => {
  const { room, alice, bob, carol } = await server.meetingOfThree();
  const open = idOf(await bob.sends("to all"));
  const secret = idOf(await bob.sends("secret", toPerson(carol)));
  for (const id of [open, secret]) await bob.does("messages", edit(id, "changed"));
  for (const id of [open, secret]) await bob.does("messages", remove(id));
  const told = JSON.stringify(await alice.client.rooms.log.query({ room_id: room.room_id }));
  assert.ok(told.includes("message_deleted") && told.includes(open));
  assert.ok(!told.includes(secret) && !told.includes("changed") && !told.includes("content"));
});
