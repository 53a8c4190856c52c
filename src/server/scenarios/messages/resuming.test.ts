import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import type { Envelope, Resumed } from "../../../protocol";
import { everyone, type Person, type Received, toGroup, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

const server = await TestServer.start();
after(() => server[Symbol.asyncDispose]());

type Content = { readonly content?: string };

/** Takes events until this content; returns them with their ids. */
async function until(person: Person, content: string): Promise<Received[]> {
  const taken: Received[] = [];
  while ((taken.at(-1)?.data.payload as Content | undefined)?.content !== content)
    taken.push(await person.receives({}));
  return taken;
}

const said = (events: readonly Received[]) => events.map(({ data }) => (data.payload as Content).content);

function resumedIn({ payload }: Envelope): Resumed {
  assert.ok(payload.message === "resumed", `got ${payload.message}`);
  return payload;
}

describe("A participant who comes back", () => {
  test("gets resumed, then exactly what was missed and may be seen, in order, once, then what happens", async () => {
    const { room, alice, bob, carol } = await server.meetingOfThree();
    await alice.does("control", { action: "set_groups", target: bob.id, groups: ["board"] });
    await alice.does("control", { action: "set_groups", target: alice.id, groups: ["board"] });
    await alice.sends("seen");
    const { id } = (await until(bob, "seen")).at(-1) as Received;
    bob.leaves();
    bob.forgets();
    await alice.sends("to all");
    await alice.sends("to the board", toGroup("board"));
    await alice.sends("not for Bob", toPerson(carol));
    await carol.sends("for Bob", toPerson(bob));
    await alice.does("chat", { action: "disable_chat" });
    await alice.does("chat", { action: "enable_chat" });

    const again = bob.elsewhere();
    const first = await again.resumes(room, id);
    assert.equal(first.id, id);
    const { missed, participants, module_data } = resumedIn(first.data);
    assert.equal(missed, 5);
    assert.deepEqual(new Set(participants.map((it) => it.id)), new Set([alice.id, carol.id]));
    assert.equal(module_data.chat.enabled, true);
    await alice.sends("live");
    const events = await until(again, "live");
    assert.deepEqual(said(events), ["to all", "to the board", "for Bob", undefined, undefined, "live"]);
    const numbers = events.map((it) => Number(it.id));
    assert.deepEqual(
      numbers,
      [...numbers].sort((one, other) => one - other),
      "in order",
    );
    await again.receivesNothing();
  });

  test("recognises its own commands by their ids, and nobody else does", async () => {
    const { room, alice, bob } = await server.meetingOfThree();
    await bob.sends("mine", everyone, "bob's own");
    const since = alice.elsewhere();
    resumedIn((await since.resumes(room, "0")).data);
    assert.equal((await since.receives({ content: "mine" })).data.transaction_id, undefined);
    const again = bob.elsewhere();
    const { id } = await again.resumes(room, "0");
    assert.equal(id, "0");
    assert.equal((await again.receives({ content: "mine" })).data.transaction_id, "bob's own");
  });

  test("is told counts that a newer message has passed: they are gathered, and may have been lost", async () => {
    const { room, alice, bob } = await server.meetingOfThree();
    const receipt = await alice.sends("Pizza?");
    assert.ok("message_id" in receipt && receipt.message_id);
    const message_id = receipt.message_id;
    await alice.does("messages", { action: "react", message_id, reaction: "👍" });
    await alice.sends("Well?");
    let passed = await bob.receives({});
    while (!("content" in passed.data.payload && passed.data.payload.content === "Well?"))
      passed = await bob.receives({});
    const { missed, module_data } = resumedIn((await bob.elsewhere().resumes(room, passed.id)).data);
    assert.equal(missed, 0);
    assert.deepEqual(module_data.messages?.reactions, [{ id: message_id, reactions: [{ reaction: "👍", count: 1 }] }]);
  });

  test("is told who came and went, and the names of those who spoke and are gone", async () => {
    const { room, alice, others } = await server.meeting("Bob");
    const [bob] = others as [Person];
    const { id } = await bob.elsewhere().resumes(room, "0");
    const dora = await server.person("Dora");
    await dora.joins(room, { invite: room.invites.user });
    await dora.sends("I must go");
    dora.leaves();
    let left: unknown;
    while (left !== dora.id) {
      const { payload } = (await alice.receives({})).data;
      if (payload.message === "left") left = payload.id;
    }
    const { participants } = resumedIn((await bob.elsewhere().resumes(room, id)).data);
    const absent = participants.filter((it) => it.module_data.control.left_at !== undefined);
    assert.deepEqual(
      absent.map((it) => it.module_data.control.display_name),
      ["Dora"],
    );
  });

  test("has the read markers that were set meanwhile elsewhere", async () => {
    const { room, alice } = await server.meeting();
    const timestamp = "2026-01-13T12:37:08.123456Z";
    await alice.does("chat", { action: "set_last_seen_timestamp", ...everyone, timestamp });
    const { module_data } = resumedIn((await alice.elsewhere().resumes(room, "0")).data);
    assert.equal(module_data.chat.last_seen_timestamp_global, timestamp);
  });

  test("sees no cleared message, but that the history was cleared", async () => {
    const { room, alice } = await server.meeting();
    await alice.sends("regretted");
    await alice.does("chat", { action: "clear_history" });
    await alice.sends("better");
    const again = alice.elsewhere();
    assert.equal(resumedIn((await again.resumes(room, "0")).data).missed, 2);
    await again.receives({ message: "history_cleared" });
    await again.receives({ content: "better" });
  });

  test("may drop twice in one session, and it is as if once", async () => {
    const { alice, bob } = await server.meetingOfThree();
    for (const round of ["first", "second"]) {
      bob.drops(4000);
      await alice.sends(`${round}, while Bob is away`);
      const events = await until(bob, `${round}, while Bob is away`);
      assert.ok(events.length <= 2, "nothing comes again");
    }
    await alice.sends("and on");
    assert.deepEqual(said(await until(bob, "and on")), ["and on"]);
  });
});

describe("A fresh join_success", () => {
  test("comes to a client that is ahead of the room, too far behind, or sends no number", async () => {
    await using small = await TestServer.start({ RESUME_LIMIT: "3" });
    const { room, alice } = await small.meeting();
    for (const content of ["1", "2", "3", "4"]) await alice.sends(content);
    const answer = async (lastEventId: string) =>
      (await alice.elsewhere().resumes(room, lastEventId)).data.payload.message;
    assert.equal(await answer("0"), "join_success", "too far behind");
    assert.equal(await answer("1"), "resumed", "just near enough");
    assert.equal(await answer("4"), "resumed", "nothing missed");
    assert.equal(await answer("5"), "join_success", "ahead");
    assert.equal(await answer("999999999999999"), "join_success", "far ahead");
    for (const malformed of ["", "x", "-1", "1.5"]) assert.equal(await answer(malformed), "join_success");
  });

  test("comes after a change of the own role or groups; a new name alone is replayed", async () => {
    const { room, alice, bob } = await server.meetingOfThree();
    const comesBack = async (lastEventId: string) => (await bob.elsewhere().resumes(room, lastEventId)).data.payload;
    await bob.elsewhere().joins(room, { display_name: "Robert" });
    assert.equal((await comesBack("0")).message, "resumed");
    await alice.does("control", { action: "set_groups", target: bob.id, groups: ["board"] });
    assert.equal((await comesBack("1")).message, "join_success");
    await alice.does("control", { action: "grant_moderator_role", target: bob.id });
    assert.equal((await comesBack("2")).message, "join_success");
    assert.equal((await comesBack("4")).message, "resumed");
  });

  test("comes to a client that was no participant at that number", async () => {
    const { room, alice } = await server.meeting();
    await alice.sends("before Dora");
    const dora = await server.person("Dora");
    await dora.joins(room, { invite: room.invites.user });
    assert.equal((await dora.elsewhere().resumes(room, "0")).data.payload.message, "join_success");
  });
});

describe("A replay larger than any buffer", () => {
  test("arrives whole, also where the client reads slowly, and joins what happens meanwhile", async () => {
    await using patient = await TestServer.start({
      RESUME_LIMIT: "100000",
      HISTORY_LIMIT: "1",
      RATE_LIMIT_PER_SECOND: "0",
    });
    const { room, alice } = await patient.meeting();
    const contents = Array.from({ length: 3_000 }, (_, at) => `${at} ${"x".repeat(4_000)}`);
    for (let at = 0; at < contents.length; at += 15)
      await Promise.all(contents.slice(at, at + 15).map((content) => alice.sends(content)));

    const slow = await patient.connect(alice.token);
    slow.subscribe(1, { room_id: room.room_id, lastEventId: "0" });
    await slow.answerTo(1);
    assert.equal(resumedIn((await slow.event()).data).missed, contents.length);
    slow.socket.pause();
    const live = Array.from({ length: 300 }, (_, at) => `live ${at} ${"y".repeat(4_000)}`);
    for (let at = 0; at < live.length; at += 15)
      await Promise.all(live.slice(at, at + 15).map((content) => alice.sends(content)));
    slow.socket.resume();
    for (const content of [...contents, ...live]) {
      const { data } = await slow.event();
      assert.equal((data.payload as Content).content, content);
    }
  });
});
