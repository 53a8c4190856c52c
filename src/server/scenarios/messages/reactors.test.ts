import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { MAX_PEOPLE } from "../../../protocol";
import { reactorsPage } from "../../../protocol/schemas";
import { react, remove, unreact } from "../../testing/afterthoughts";
import { idOf, type Person, refusalOf, toGroup, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

const unknown = "00000000-0000-4000-8000-000000000000";
const notThere = { code: "BAD_REQUEST", reason: "unknown_message" };

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

async function names(person: Person, message_id: string, reaction = "👍") {
  const page = await ask(person, { message_id, reaction });
  assert.deepEqual(reactorsPage.parse(page), page, "as documented, and nothing more");
  assert.equal(page.complete, true);
  return page.participants.map(({ module_data }) => module_data.control.display_name);
}

function ask(person: Person, input: { message_id: string; reaction: string; after?: string }) {
  return person.client.chat.reactors.query({ room_id: person.self.room_info.id, ...input });
}

describe("chat.reactors", () => {
  test("names those who gave a reaction, here or not, and not those who took it back", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    const id = idOf(await alice.sends("Shall we?"));
    for (const person of [carol, alice, bob]) await person.does("messages", react(id));
    await bob.does("messages", react(id, "🎉"));
    assert.deepEqual(await names(bob, id), ["Alice", "Bob", "Carol"]);
    assert.deepEqual(await names(bob, id, "🎉"), ["Bob"]);
    assert.deepEqual(await names(bob, id, "👀"), []);
    await alice.does("messages", unreact(id));
    carol.leaves();
    assert.deepEqual(await names(bob, id), ["Bob", "Carol"]);
    assert.deepEqual(await names(carol, id.toUpperCase()), ["Bob", "Carol"]);
    await alice.does("messages", remove(id));
    assert.deepEqual(await names(bob, id), []);
  });

  test("knows only messages that the caller may see", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    const groups = (...of: string[]) => alice.does("control", { action: "set_groups", target: bob.id, groups: of });
    await groups("g");
    const ofGroup = idOf(await bob.sends("to the group", toGroup("g")));
    const ofTwo = idOf(await bob.sends("to Carol", toPerson(carol)));
    for (const id of [ofGroup, ofTwo]) await bob.does("messages", react(id));
    const sees = async (person: Person, id: string) =>
      assert.deepEqual(await names(person, id), ["Bob"], person.self.display_name);
    const misses = async (person: Person, message_id: string) =>
      assert.deepEqual(await refusalOf(ask(person, { message_id, reaction: "👍" })), notThere);
    await sees(bob, ofGroup);
    await sees(carol, ofTwo);
    await misses(carol, ofGroup);
    await misses(alice, ofGroup);
    await misses(alice, ofTwo);
    await misses(alice, unknown);
    await groups();
    await misses(bob, ofGroup);
    const other = await server.meetingOfThree();
    await misses(other.bob, ofTwo);
  });

  test("answers by the page", async () => {
    const { alice, others } = await server.meeting(...Array.from({ length: MAX_PEOPLE }, (_, at) => `Person ${at}`));
    const id = idOf(await alice.sends("Who is here?"));
    for (const person of [alice, ...others]) await person.does("messages", react(id));
    const first = await ask(alice, { message_id: id, reaction: "👍" });
    assert.equal(first.participants.length, MAX_PEOPLE);
    assert.equal(first.complete, false);
    const last = first.participants.at(-1)?.id;
    const second = await ask(alice, { message_id: id, reaction: "👍", ...(last && { after: last }) });
    assert.equal(second.complete, true);
    const ids = [...first.participants, ...second.participants].map((it) => it.id);
    assert.deepEqual(new Set(ids), new Set([alice, ...others].map((it) => it.id)));
    assert.equal(ids.length, MAX_PEOPLE + 1);
  });

  test("is closed to all but participants, and says what is malformed", async () => {
    const { room, bob } = await server.meetingOfThree();
    const message_id = idOf(await bob.sends("Hello"));
    const eve = await server.person("Eve");
    for (const room_id of [room.room_id, unknown])
      assert.deepEqual(await refusalOf(eve.client.chat.reactors.query({ room_id, message_id, reaction: "👍" })), {
        code: "NOT_FOUND",
        reason: "not_found",
      });
    for (const [input, field] of [
      [{ message_id: "x", reaction: "👍" }, "message_id"],
      [{ message_id, reaction: "yes" }, "reaction"],
      [{ message_id, reaction: "👍", after: "x" }, "after"],
    ] as const)
      assert.deepEqual(await refusalOf(ask(bob, input)), { code: "BAD_REQUEST", reason: "invalid_payload", field });
  });
});
