import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { idOf, type Person, refusalOf, toGroup, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

const refused = (reason: string) => ({ code: "BAD_REQUEST", reason });
const rules = (by: Person, more: object) => by.does("rules", { action: "set_rules", ...more });
const approves = (by: Person, message_id: string) => by.does("messages", { action: "approve", message_id });
const rejects = (by: Person, message_id: string, reason?: string) =>
  by.does("messages", { action: "reject", message_id, ...(reason && { reason }) });

let server: TestServer;
before(async () => {
  server = await TestServer.start({ RATE_LIMIT_PER_SECOND: "0" });
});
after(() => server[Symbol.asyncDispose]());

/** A room in which everybody's messages are held: Alice moderates. */
async function holding(more: object = { hold: "everyone" }) {
  const meeting = await server.meetingOfThree();
  await rules(meeting.alice, more);
  for (const person of [meeting.alice, meeting.bob, meeting.carol]) {
    await person.receivesUntil("rules_changed");
    person.forgets();
  }
  return meeting;
}

describe("A held message", () => {
  test("reaches moderators and its author alone, and everybody once it is approved", async () => {
    const { room, alice, bob, carol } = await holding();
    const receipt = await bob.sends("Hello, all", undefined, "first");
    assert.deepEqual(Object.keys(receipt).sort(), ["held", "message_id", "timestamp"]);
    assert.deepEqual(await bob.sends("Hello, all", undefined, "first"), receipt, "a repetition has the same answer");
    const id = idOf(receipt);
    const held = { message: "message_held", id, source: bob.id, scope: "global", content: "Hello, all" };
    assert.deepEqual((await alice.receives(held)).data.payload, { ...held, because: "hold" });
    const own = await bob.receives(held);
    assert.deepEqual(own.data.payload, held, "without the rule");
    assert.equal(own.data.transaction_id, "first");
    await carol.receivesNothing();
    const decided = await approves(alice, id);
    assert.ok("timestamp" in decided);
    await alice.receives({ message: "message_approved", id, source: bob.id, issued_by: alice.id });
    const sent = { message: "message_sent", id, source: bob.id, content: "Hello, all" };
    const [toAlice, toBob, toCarol] = [
      await alice.receives(sent),
      await bob.receives(sent),
      await carol.receives(sent),
    ];
    assert.equal(toAlice.id, toCarol.id);
    assert.ok(toBob.data.timestamp > own.data.timestamp, "it is a message of the approval's time");
    assert.equal(toBob.data.transaction_id, undefined);
    await bob.receivesNothing();
    const { messages } = await carol.client.chat.history.query({ room_id: room.room_id, scope: "global" });
    assert.deepEqual(
      messages.map(({ id, timestamp }) => [id, timestamp]),
      [[id, toCarol.data.timestamp]],
    );
    const {
      entries: [newest],
    } = await alice.client.rooms.log.query({ room_id: room.room_id });
    assert.deepEqual(newest?.payload, { message: "message_approved", id, source: bob.id, issued_by: alice.id });
  });

  test("that is rejected is gone for all, and its author learns of it", async () => {
    const { room, alice, bob, carol } = await holding();
    const id = idOf(await bob.sends("Buy this"));
    await rejects(alice, id, "spam");
    await bob.receivesUntil("message_held");
    await bob.receives({ message: "message_rejected", id, source: bob.id, reason: "spam", issued_by: alice.id });
    for (const again of [
      approves(alice, id),
      rejects(alice, id),
      alice.does("messages", { action: "delete", message_id: id }),
    ])
      assert.deepEqual(await refusalOf(again), refused("unknown_message"));
    await carol.receivesNothing();
    const { entries: log } = await alice.client.rooms.log.query({ room_id: room.room_id });
    assert.deepEqual(
      log.slice(0, 1).map(({ payload }) => payload),
      [{ message: "message_rejected", id, source: bob.id, reason: "spam", issued_by: alice.id }],
    );
    assert.ok(!JSON.stringify(log).includes("Buy"));
  });

  test("can be taken back by its author, and by nobody else; no other command knows of it", async () => {
    const { alice, bob, carol } = await holding();
    const id = idOf(await bob.sends("Oh no"));
    for (const [by, command] of [
      [bob, { action: "edit", content: "Oh yes" }],
      [bob, { action: "react", reaction: "👍" }],
      [bob, { action: "report", reason: "spam" }],
      [carol, { action: "delete" }],
      [alice, { action: "delete" }],
      [alice, { action: "pin" }],
      [carol, { action: "react", reaction: "👍" }],
      [carol, { action: "report", reason: "spam" }],
    ] as const)
      assert.deepEqual(
        await refusalOf(by.does("messages", { ...command, message_id: id })),
        refused("unknown_message"),
      );
    for (const by of [bob, carol]) assert.deepEqual(await approves(by, id), { error: "insufficient_permissions" });
    assert.deepEqual(
      await refusalOf(carol.does("chat", { action: "send_message", scope: "global", content: "What?", reply_to: id })),
      refused("unknown_message"),
    );
    assert.ok("timestamp" in (await bob.does("messages", { action: "delete", message_id: id })));
    await alice.receivesUntil("message_held");
    await alice.receives({ message: "message_rejected", id, source: bob.id, issued_by: bob.id });
    assert.deepEqual(await refusalOf(approves(alice, id)), refused("unknown_message"));
  });

  test("is in no answer to those who may not know of it, and in those to moderators and to its author", async () => {
    const { room, alice, bob, carol } = await holding();
    const { room_id } = room;
    const first = await carol.sends("Earlier, of Carol");
    await approves(alice, idOf(first));
    const seen = await carol.receivesUntil("message_sent");
    const secret = "a word like xylophone";
    const id = idOf(await bob.sends(secret));
    const dora = await server.person("Dora");
    const { data } = await dora.joins(room, { invite: room.invites.user });
    assert.ok(data.payload.message === "join_success");
    assert.equal(data.payload.module_data.messages?.held, undefined);
    const tab = carol.elsewhere("Carol");
    const resumed = await tab.resumes(room, seen.id);
    assert.equal(resumed.data.payload.message === "resumed" && resumed.data.payload.missed, 0);
    const answers = [
      data,
      resumed,
      await carol.client.chat.history.query({ room_id, scope: "global" }),
      await carol.client.chat.messages.query({ room_id, ids: [id] }),
      await carol.client.chat.search.query({ room_id, term: "xylophone" }),
      await alice.client.chat.search.query({ room_id, term: "xylophone" }),
      await alice.client.rooms.log.query({ room_id }),
    ];
    for (const answer of answers) assert.ok(!JSON.stringify(answer).includes("xylophone"));
    const joined = async (person: Person) => {
      const { payload } = (await person.elsewhere(person.name).joins(room)).data;
      assert.ok(payload.message === "join_success");
      return payload.module_data.messages;
    };
    const ofBob = await joined(bob);
    assert.deepEqual(
      ofBob?.held?.map((it) => [it.id, it.content, it.because]),
      [[id, secret, undefined]],
    );
    assert.equal(ofBob?.reports, undefined);
    const ofAlice = await joined(alice);
    assert.deepEqual(
      ofAlice?.held?.map((it) => [it.id, it.content, it.because]),
      [[id, secret, "hold"]],
    );
    assert.deepEqual(ofAlice?.reports, []);
  });

  test("is shown to whom moderates from now on, and to nobody who does no more", async () => {
    const { room, alice, bob, carol } = await holding();
    const id = idOf(await bob.sends("Please read"));
    await alice.does("control", { action: "grant_moderator_role", target: carol.id });
    const promoted = (await carol.receivesUntil("role_updated")).data.payload;
    assert.ok(promoted.message === "role_updated");
    assert.deepEqual(
      promoted.module_data?.messages?.held.map((it) => [it.id, it.because]),
      [[id, "hold"]],
    );
    await alice.does("control", { action: "revoke_moderator_role", target: carol.id });
    const demoted = await carol.receivesUntil("role_updated");
    idOf(await bob.sends("And this"));
    await approves(alice, id);
    await carol.receives({ message: "message_sent", id });
    await carol.receivesNothing();
    const again = await carol.elsewhere("Carol").resumes(room, demoted.id);
    assert.ok(!JSON.stringify(again).includes("Please read"));
    assert.deepEqual(await approves(carol, id), { error: "insufficient_permissions" });
    assert.deepEqual(await approves(alice, id), { error: "nothing_to_do" });
  });

  test("leaves with the history, with all that its author wrote, and not with a ban", async () => {
    const { room, alice, bob, carol } = await holding();
    const ids = [idOf(await bob.sends("One")), idOf(await carol.sends("Two"))];
    await alice.does("chat", { action: "clear_history" });
    for (const id of ids) assert.deepEqual(await refusalOf(approves(alice, id)), refused("unknown_message"));
    const [ofBob, ofCarol] = [idOf(await bob.sends("Three")), idOf(await carol.sends("Four"))];
    const purge = { action: "delete_messages_of", target: bob.id };
    for (const _ of ["Two", "Four"]) await carol.receivesUntil("message_held");
    await alice.does("messages", purge);
    assert.deepEqual(await refusalOf(approves(alice, ofBob)), refused("unknown_message"));
    assert.deepEqual(await alice.does("messages", purge), { error: "nothing_to_do" });
    await carol.receivesNothing();
    await alice.does("moderation", { action: "ban", target: carol.id });
    alice.forgets();
    await approves(alice, ofCarol);
    await alice.receivesUntil("message_approved");
    await alice.receives({ message: "message_sent", id: ofCarol, content: "Four" });
    // Those that others saw go with one event, which takes the held ones along.
    const seen = idOf(await bob.sends("Five"));
    await approves(alice, seen);
    const waiting = idOf(await bob.sends("Six"));
    await alice.does("messages", purge);
    const purged = (await alice.receivesUntil("messages_deleted")).data.payload;
    assert.ok(purged.message === "messages_deleted" && purged.count === 1);
    assert.deepEqual(await refusalOf(approves(alice, waiting)), refused("unknown_message"));
    const { payload } = (await alice.elsewhere("Alice").joins(room)).data;
    assert.ok(payload.message === "join_success");
    assert.deepEqual(payload.module_data.messages?.held, []);
  });
});

describe("The rules", () => {
  test("hold whom they name, and no moderator", async () => {
    const { room, alice, bob } = await holding({ hold: "guests" });
    const gustav = await server.person("Gustav");
    await gustav.joins(room, { invite: await alice.invites({ role: "guest" }) });
    assert.ok("held" in (await gustav.sends("Hello")));
    for (const person of [alice, bob]) assert.ok(!("held" in (await person.sends("Hello"))));
    assert.ok(!("held" in (await gustav.sends("Only you", toPerson(alice)))));
    await rules(alice, { hold: "nobody" });
    assert.ok(!("held" in (await gustav.sends("Hello again"))));
  });

  test("hold links and words to everyone, and refuse them elsewhere and in edits", async () => {
    const { alice, bob, carol } = await holding({ links: "hold" });
    await alice.does("rules", { action: "set_filters", words: ["casino*"], on_match: "hold" });
    await alice.does("control", { action: "set_groups", target: bob.id, groups: ["backend"] });
    alice.forgets();
    for (const [text, because] of [
      ["See example.com/offer", "link"],
      ["The c\u200basinos", "word"],
    ] as const) {
      assert.ok("held" in (await bob.sends(text)));
      const { payload } = (await alice.receivesUntil("message_held")).data;
      assert.ok(payload.message === "message_held");
      assert.equal(payload.because, because);
      for (const to of [toGroup("backend"), toPerson(carol)])
        assert.deepEqual(await refusalOf(bob.sends(text, to)), refused("content_blocked"));
      const message_id = idOf(await bob.sends("Nothing special"));
      const edit = bob.does("messages", { action: "edit", message_id, content: text });
      assert.deepEqual(await refusalOf(edit), refused("content_blocked"));
      assert.ok(!("held" in (await alice.sends(text))));
    }
    await rules(alice, { links: "block" });
    assert.deepEqual(await refusalOf(bob.sends("casino at example.com/offer")), refused("content_blocked"));
  });

  test("keep those whose messages are held from editing earlier ones", async () => {
    const { alice, bob } = await server.meetingOfThree();
    const message_id = idOf(await bob.sends("Helo"));
    await rules(alice, { hold: "everyone" });
    const edit = () => bob.does("messages", { action: "edit", message_id, content: "Hello" });
    assert.deepEqual(await edit(), { error: "not_allowed_while_held" });
    await rules(alice, { hold: "guests" });
    assert.ok("timestamp" in (await edit()));
  });

  test("count slow mode from the sending, and mentions from the approval", async () => {
    const { alice, bob, carol } = await holding({ hold: "everyone", slow_mode_seconds: 2 });
    const mention = { action: "send_message", scope: "global", content: "@Carol look", mentions: [carol.id] };
    const id = idOf(await bob.does("chat", mention));
    const early = await refusalOf(bob.sends("At once"));
    assert.equal(early.reason, "slow_mode");
    await carol.receivesNothing();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await approves(alice, id);
    await carol.receives({ message: "message_sent", id, mentions: [carol.id] });
    await carol.receivesNothing();
    idOf(await bob.sends("Now"));
  });
});

describe("Two at once", () => {
  test("approve a message once, and the order decides between approval and taking back", async () => {
    const { alice, bob, carol } = await holding();
    await alice.does("control", { action: "grant_moderator_role", target: carol.id });
    await carol.receivesUntil("role_updated");
    for (let round = 0; round < 10; round++) {
      const id = idOf(await bob.sends(`Round ${round}`));
      const [one, other, back] = await Promise.allSettled([
        approves(alice, id),
        approves(carol, id),
        bob.does("messages", { action: "delete", message_id: id }),
      ]);
      const decided = [one, other].filter((it) => it.status === "fulfilled" && "timestamp" in it.value).length;
      const isGone = back.status === "fulfilled" && "timestamp" in back.value;
      assert.ok(decided <= 1);
      if (decided === 0) assert.ok(isGone, "nobody approved what its author did not take back");
      const { messages } = await bob.client.chat.messages.query({ room_id: bob.self.room_info.id, ids: [id] });
      const standing = messages.filter(({ deleted_at }) => deleted_at === undefined);
      assert.equal(standing.length, decided === 1 && !isGone ? 1 : 0);
      await alice.does("messages", { action: "delete_messages_of", target: bob.id });
    }
  });
});
