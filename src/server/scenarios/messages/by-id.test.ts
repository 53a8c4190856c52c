import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { MAX_MESSAGES } from "../../../protocol";
import { messagesResult } from "../../../protocol/schemas";
import { everyone, idOf, type Person, refusalOf, toGroup, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

const unknown = "00000000-0000-4000-8000-000000000000";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

async function contents(person: Person, ids: readonly string[], room_id = person.self.room_info.id) {
  const result = await person.client.chat.messages.query({ room_id, ids: [...ids] });
  assert.deepEqual(messagesResult.parse(result), result, "as documented, and nothing more");
  return result.messages.map(({ content }) => content);
}

describe("chat.messages", () => {
  test("gives messages of all conversations in the order of the room, each once", async () => {
    const { alice, bob } = await server.meetingOfThree();
    await alice.does("control", { action: "set_groups", target: bob.id, groups: ["g"] });
    const first = idOf(await bob.sends("first"));
    const second = idOf(await bob.sends("second", toGroup("g")));
    const third = idOf(await bob.sends("third", toPerson(alice)));
    assert.deepEqual(await contents(bob, [third, first, second, first.toUpperCase()]), ["first", "second", "third"]);
    const { messages } = await bob.client.chat.history.query({ room_id: bob.self.room_info.id, ...everyone });
    const asked = await bob.client.chat.messages.query({ room_id: bob.self.room_info.id, ids: [first] });
    assert.deepEqual(asked.messages, messages);
  });

  test("leaves out what the caller may not see, as if it had never been", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    const groups = (...names: string[]) =>
      alice.does("control", { action: "set_groups", target: bob.id, groups: names });
    await groups("g");
    const ofGroup = idOf(await bob.sends("to the group", toGroup("g")));
    const ofTwo = idOf(await bob.sends("to Carol", toPerson(carol)));
    const own = idOf(await bob.sends("a note", toPerson(bob)));
    const all = [ofGroup, ofTwo, own, unknown];
    assert.deepEqual(await contents(bob, all), ["to the group", "to Carol", "a note"]);
    assert.deepEqual(await contents(carol, all), ["to Carol"]);
    assert.deepEqual(await contents(alice, all), [], "Alice moderates, and reads nothing of the others'");
    await groups();
    assert.deepEqual(await contents(bob, all), ["to Carol", "a note"]);
  });

  test("knows no message that was cleared, or is of another room", async () => {
    const { alice, bob } = await server.meetingOfThree();
    const other = await server.meetingOfThree();
    const foreign = idOf(await other.bob.sends("elsewhere"));
    const cleared = idOf(await bob.sends("gone"));
    await alice.does("chat", { action: "clear_history" });
    assert.deepEqual(await contents(bob, [cleared, foreign]), []);
    assert.deepEqual(await contents(other.bob, [foreign]), ["elsewhere"]);
  });

  test("is open to participants who are not in the room now, and to nobody else", async () => {
    const { room, bob } = await server.meetingOfThree();
    const ids = [idOf(await bob.sends("Hello"))];
    bob.leaves();
    assert.deepEqual(await contents(bob, ids), ["Hello"]);
    const eve = await server.person("Eve");
    for (const room_id of [room.room_id, unknown])
      assert.deepEqual(await refusalOf(eve.client.chat.messages.query({ room_id, ids })), {
        code: "NOT_FOUND",
        reason: "not_found",
      });
  });

  test("takes one to a hundred ids, and says what is malformed", async () => {
    const { bob } = await server.meetingOfThree();
    const room_id = bob.self.room_info.id;
    const ask = (input: object) => refusalOf(bob.client.chat.messages.query({ room_id, ...input } as never));
    const many = (count: number) => Array<string>(count).fill(unknown);
    assert.deepEqual(await contents(bob, many(MAX_MESSAGES)), []);
    for (const [input, field] of [
      [{}, "ids"],
      [{ ids: [] }, "ids"],
      [{ ids: many(MAX_MESSAGES + 1) }, "ids"],
      [{ ids: [unknown, "x"] }, "ids.1"],
    ] as const)
      assert.deepEqual(await ask(input), { code: "BAD_REQUEST", reason: "invalid_payload", field });
  });
});
