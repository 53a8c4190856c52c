import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { edit, react, readBy, remove } from "../../testing/afterthoughts";
import { everyone, idOf, type Person, refusalOf, toGroup } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

const hides = (by: Person, history_for_new: "all" | "none") =>
  by.does("rules", { action: "set_rules", history_for_new });
const pin = (message_id: string) => ({ action: "pin", message_id });

/** Alice and Bob have said something in a room that hides it from Carol, who comes in and says "Mine". */
async function latecomer() {
  const { room, alice, bob } = await server.meetingOfTwo();
  const secret = idOf(await bob.sends("An old secret"));
  await alice.does("control", { action: "set_groups", target: alice.id, groups: ["management"] });
  const ofGroup = idOf(await alice.sends("A secret of the group", toGroup("management")));
  await bob.does("messages", react(secret, "👍"));
  await alice.does("messages", pin(secret));
  await hides(alice, "none");
  const carol = await server.person("Carol");
  const { data } = await carol.joins(room, { invite: await alice.invites({ role: "user", groups: ["management"] }) });
  const mine = idOf(await carol.sends("Mine"));
  await carol.receives({ message: "message_sent", content: "Mine" });
  return { room, alice, bob, carol, secret, ofGroup, mine, first: data };
}

describe("A newcomer to a room that hides its history", () => {
  test("finds nothing from before in the first event, a page, a search, or by an id", async () => {
    const { room, carol, secret, ofGroup, mine, first } = await latecomer();
    assert.ok(!/secret/i.test(JSON.stringify(first)), JSON.stringify(first));
    assert.ok(!JSON.stringify(first).includes(secret));
    const { room_id } = room;
    for (const to of [everyone, toGroup("management")]) {
      const page = await carol.client.chat.history.query({ room_id, ...to });
      assert.deepEqual(
        page.messages.map(({ content }) => content),
        to === everyone ? ["Mine"] : [],
      );
      assert.ok(page.complete);
      assert.ok(!("pinned" in page));
    }
    const page = { room_id, ...everyone, before: secret };
    assert.equal((await refusalOf(carol.client.chat.history.query(page))).reason, "unknown_message");
    const found = await carol.client.chat.search.query({ room_id, term: "secret" });
    assert.deepEqual([found.messages, found.complete], [[], true]);
    const byId = await carol.client.chat.messages.query({ room_id, ids: [secret, ofGroup, mine] });
    assert.deepEqual(
      byId.messages.map(({ id }) => id),
      [mine],
    );
    const reactors = { room_id, message_id: secret, reaction: "👍" };
    assert.equal((await refusalOf(carol.client.chat.reactors.query(reactors))).reason, "unknown_message");
  });

  test("can do nothing to what was said before: it is as unknown as nothing", async () => {
    const { alice, carol, secret, ofGroup } = await latecomer();
    const unknown = { code: "BAD_REQUEST", reason: "unknown_message" };
    const nobodys = "6d0c5a3c-0000-4000-8000-000000000000";
    await alice.does("control", { action: "grant_moderator_role", target: carol.id });
    for (const id of [secret, ofGroup, nobodys])
      for (const payload of [edit(id, "x"), remove(id), react(id, "👍"), pin(id), { action: "unpin", message_id: id }])
        assert.deepEqual(await refusalOf(carol.does("messages", payload)), unknown);
    const reply = { action: "send_message", ...everyone, content: "About that", reply_to: secret };
    assert.deepEqual(await refusalOf(carol.does("chat", reply)), unknown);
  });

  test("hears of nothing that happens to it, live, in a replay, or in the log", async () => {
    const { room, alice, bob, carol, secret, ofGroup, mine } = await latecomer();
    const happens = async () => {
      await bob.does("messages", edit(secret, `A newer secret ${Math.random()}`));
      await alice.does("messages", edit(ofGroup, `A newer secret ${Math.random()}`));
      await alice.does("messages", react(secret, Math.random() < 0.5 ? "🎉" : "👀"));
      await alice.does("messages", { action: "unpin", message_id: secret });
      await alice.does("messages", pin(secret));
      await bob.does("messages", edit(mine, "not theirs"));
    };
    await happens();
    await alice.does("messages", react(mine, "👍"));
    await carol.receives({ message: "reactions_changed", id: mine });
    await carol.receivesNothing(400);
    await alice.sends("Later");
    const { id: last } = await carol.receives({ message: "message_sent", content: "Later" });
    carol.leaves();
    await happens();
    await alice.does("messages", remove(secret));
    await alice.sends("Meanwhile");
    const again = carol.elsewhere();
    const { data } = await again.resumes(room, last);
    assert.ok(data.payload.message === "resumed");
    assert.equal(data.payload.missed, 1);
    assert.ok(!JSON.stringify(data).includes(secret));
    await again.receives({ message: "message_sent", content: "Meanwhile" });
    await again.receivesNothing();
    await alice.does("control", { action: "grant_moderator_role", target: carol.id });
    const { entries: log } = await again.client.rooms.log.query({ room_id: room.room_id });
    assert.ok(log.length > 3);
    assert.ok(!JSON.stringify(log).includes(secret));
  });

  test("sees what is said from then on like anybody, and their own first message", async () => {
    const { carol, alice, mine } = await latecomer();
    const hello = idOf(await alice.sends("Hello Carol"));
    await carol.receives({ message: "message_sent", id: hello });
    assert.deepEqual(
      (await readBy(carol)).map(({ id }) => id),
      [mine, hello],
    );
    assert.ok("timestamp" in (await carol.does("messages", react(hello, "👍"))));
  });
});

test("A newcomer finds nothing from before where a first event has all messages", async () => {
  await using whole = await TestServer.start({ HISTORY_LIMIT: "0" });
  const { room, alice } = await whole.meetingOfTwo();
  for (let count = 0; count < 3; count++) await alice.sends("An old secret");
  await hides(alice, "none");
  await alice.sends("Said since");
  const carol = await whole.person("Carol");
  const joined = await carol.joins(room, { invite: room.invites.user });
  assert.ok(!/secret|since/.test(JSON.stringify(joined.data)));
  await alice.sends("Hello Carol");
  const again = await carol.elsewhere().joins(room, { display_name: "Carol" });
  assert.match(JSON.stringify(again.data), /Hello Carol/);
  assert.ok(!/secret|since/.test(JSON.stringify(again.data)));
});

describe("The rule on the history of newcomers", () => {
  test("counts at the moment in which they first come in, for ever", async () => {
    const { room, alice, bob, carol, secret } = await latecomer();
    await hides(alice, "all");
    const dave = await server.person("Dave");
    const { data } = await dave.joins(room, { invite: room.invites.user });
    assert.ok(JSON.stringify(data).includes(secret));
    const again = await carol.elsewhere().joins(room, { display_name: "Carol" });
    assert.ok(!JSON.stringify(again.data).includes(secret));
    await hides(alice, "none");
    for (const known of [dave, bob]) {
      const back = await known.elsewhere().joins(room, { display_name: known.name });
      assert.ok(JSON.stringify(back.data).includes(secret), known.name);
    }
  });
});
