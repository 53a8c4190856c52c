import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { LogInput } from "../../../protocol";
import { idOf, type Person, refusalOf, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start({ RATE_LIMIT_PER_SECOND: "0" });
});
after(() => server[Symbol.asyncDispose]());

/** The log that a moderator reads with a choice: the names of the events, newest first. */
async function reads(by: Person, choice: LogInput): Promise<string[]> {
  const { entries } = await by.client.rooms.log.query(choice);
  return entries.map(({ payload }) => payload.message);
}

/** Alice moderates, holds what Bob writes, mutes Carol, renames Bob and removes a message of his. */
async function eventful() {
  const { room, alice, bob, carol } = await server.meetingOfThree();
  const { room_id } = room;
  const first = idOf(await bob.sends("Buy this"));
  await alice.does("rules", { action: "set_rules", hold: "everyone" });
  const held = idOf(await bob.sends("And this", undefined, "held"));
  await alice.does("messages", { action: "approve", message_id: held });
  await alice.does("messages", { action: "delete", message_id: first, reason: "spam" });
  await alice.does("moderation", { action: "mute_chat", target: carol.id, seconds: 600 });
  await alice.does("moderation", { action: "change_display_name", target: bob.id, new_name: "Robert" });
  return { room_id, alice, bob, carol };
}

test("The log of a person has what they did and what was done to them", async () => {
  const { room_id, alice, bob, carol } = await eventful();
  assert.deepEqual(await reads(alice, { room_id, participant_id: carol.id }), ["chat_muted"]);
  assert.deepEqual(await reads(alice, { room_id, participant_id: bob.id }), [
    "display_name_changed",
    "update",
    "message_deleted",
    "message_approved",
    "message_held",
  ]);
  const all = await reads(alice, { room_id });
  assert.deepEqual(
    await reads(alice, { room_id, participant_id: alice.id }),
    all.filter((message) => message !== "message_held"),
    "Alice has done all of it but what the rules do",
  );
  assert.deepEqual(await reads(alice, { room_id, participant_id: room_id }), []);
});

test("The log of some kinds has nothing else, also together with a person", async () => {
  const { room_id, alice, bob } = await eventful();
  assert.deepEqual(await reads(alice, { room_id, kinds: ["rules"] }), ["rules_changed"]);
  assert.deepEqual(await reads(alice, { room_id, kinds: ["restrictions", "review"] }), [
    "chat_muted",
    "message_approved",
    "message_held",
  ]);
  assert.deepEqual(await reads(alice, { room_id, participant_id: bob.id, kinds: ["messages"] }), ["message_deleted"]);
  const told = JSON.stringify(await alice.client.rooms.log.query({ room_id }));
  assert.ok(!told.includes("Buy") && !told.includes("And this"), "no text");
  for (const [field, choice] of [
    ["kinds.0", { kinds: ["weather"] }],
    ["kinds", { kinds: [] }],
    ["participant_id", { participant_id: "bob" }],
  ] as const)
    assert.deepEqual(await refusalOf(alice.client.rooms.log.query({ room_id, ...choice } as unknown as LogInput)), {
      code: "BAD_REQUEST",
      reason: "invalid_payload",
      field,
    });
});

test("A page is full however much does not fit in between, and the next one goes on behind it", async () => {
  const { room, alice, others } = await server.meeting("Bob");
  const [bob] = others as [Person];
  const { room_id } = room;
  const secret = idOf(await alice.sends("psst", toPerson(bob)));
  const switches = (count: number) =>
    Promise.all(Array.from({ length: count }, () => alice.does("chat", { action: "enable_chat" })));
  for (let at = 0; at < 105; at++) {
    await alice.does("messages", { action: "edit", message_id: secret, content: `psst ${at}` });
    await switches(2);
    await alice.does("moderation", { action: at % 2 ? "disable_waiting_room" : "enable_waiting_room" });
  }
  const sizes: number[] = [];
  const ids: string[] = [];
  for (let before: string | undefined; ; ) {
    const page = await alice.client.rooms.log.query({ room_id, kinds: ["door"], ...(before && { before }) });
    sizes.push(page.entries.length);
    ids.push(...page.entries.map(({ id }) => id));
    if (page.next === undefined) break;
    before = page.next;
  }
  assert.deepEqual(sizes, [100, 5]);
  assert.equal(new Set(ids).size, 105);
  assert.deepEqual(
    ids,
    ids.toSorted((one, other) => Number(other) - Number(one)),
  );
});

test("One request looks at 2,000 entries, and says where to go on", async () => {
  const { room, alice } = await server.meeting();
  const { room_id } = room;
  await alice.does("rules", { action: "set_rules", typing: false });
  for (let at = 0; at < 25; at++)
    await Promise.all(Array.from({ length: 100 }, () => alice.does("chat", { action: "enable_chat" })));
  const page = await alice.client.rooms.log.query({ room_id, participant_id: room_id });
  assert.deepEqual(page, { entries: [], next: "502" });
  assert.deepEqual(await alice.client.rooms.log.query({ room_id, participant_id: room_id, before: "502" }), {
    entries: [],
  });
  const { entries } = await alice.client.rooms.log.query({ room_id, participant_id: alice.id, before: "2" });
  assert.deepEqual(
    entries.map(({ payload }) => payload.message),
    ["rules_changed"],
  );
});
