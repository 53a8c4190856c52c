import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { react, readBy, unreact } from "../../testing/afterthoughts";
import { idOf, type Person, refusalOf } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

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
    const reactions = (person: Person) => readBy(person).then((all) => all.at(-1)?.reactions);
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
