import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Addressee, Mentions } from "../../../protocol";
import { everyone, type Person, refusalOf, toGroup, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

const calls = (by: Person, of: Mentions, to: Addressee = everyone, transaction_id?: string) =>
  by.does("chat", { action: "send_message", ...to, content: "@you", ...of }, transaction_id);

async function history(person: Person, to: Addressee = everyone) {
  const room_id = person.self.room_info.id;
  return (await person.client.chat.history.query({ room_id, ...to })).messages;
}

/** Alice and Bob are in a group, Carol is not. */
async function meeting() {
  const people = await server.meetingOfThree();
  const { alice, bob, carol } = people;
  for (const target of [alice.id, bob.id])
    await alice.does("control", { action: "set_groups", target, groups: ["board"] });
  for (const person of [alice, bob, carol])
    for (const { id } of [alice, bob]) await person.receives({ message: "update", id });
  return people;
}

describe("A mention", () => {
  test("stands in the event, in histories, in a fresh state and in a replay", async () => {
    const { room, alice, bob, carol } = await meeting();
    await alice.sends("before");
    const { id: last } = await carol.receives({ message: "message_sent" });
    carol.leaves();
    carol.forgets();
    const of = { mentions: [bob.id, carol.id], mention_groups: ["board"], mention_all: true as const };
    const receipt = await calls(alice, of);
    assert.ok("message_id" in receipt && !("unseen_by" in receipt));
    await bob.receives({ message: "message_sent", content: "before" });
    await bob.receives({ message: "message_sent", ...of });
    const [, message] = await history(bob);
    const ids = [message?.id ?? ""];
    const again = carol.elsewhere();
    await again.resumes(room, last);
    await again.receives({ message: "message_sent", ...of });
    const fresh = await carol.elsewhere().joins(room);
    assert.ok(fresh.data.payload.message === "join_success");
    const byId = await bob.client.chat.messages.query({ room_id: room.room_id, ids });
    for (const it of [message, byId.messages[0], fresh.data.payload.module_data.chat.room_history[1]])
      assert.deepEqual(
        { mentions: it?.mentions, mention_groups: it?.mention_groups, mention_all: it?.mention_all },
        of,
      );
  });

  test("of somebody who is away brings their name to whoever reads it", async () => {
    const { room, alice, bob, carol } = await meeting();
    bob.leaves();
    await carol.receives({ message: "left" });
    await calls(alice, { mentions: [bob.id] });
    const page = await carol.client.chat.history.query({ room_id: room.room_id, ...everyone });
    assert.deepEqual(
      page.participants.map((it) => it.module_data.control.display_name),
      ["Bob"],
    );
    const fresh = await carol.elsewhere().joins(room);
    assert.ok(fresh.data.payload.message === "join_success");
    assert.ok(fresh.data.payload.participants.some(({ id }) => id === bob.id));
  });

  test("of somebody who cannot read it is kept from the message, and told to its sender alone, again and again", async () => {
    const { alice, bob, carol } = await meeting();
    for (const [to, nth] of [[toGroup("board"), "1"] as const, [toPerson(bob), "2"] as const]) {
      const receipt = await calls(alice, { mentions: [carol.id, bob.id] }, to, nth);
      assert.ok("unseen_by" in receipt);
      assert.deepEqual(receipt.unseen_by, [carol.id]);
      await bob.receives({ message: "message_sent", mentions: [bob.id] });
      assert.deepEqual(await calls(alice, {}, to, nth), receipt, "the first receipt");
      assert.deepEqual((await history(bob, to.scope === "group" ? to : toPerson(alice))).at(-1)?.mentions, [bob.id]);
    }
    assert.ok("unseen_by" in (await calls(alice, { mentions: [carol.id] }, toGroup("board"))));
    const { data } = await bob.receives({ message: "message_sent" });
    assert.ok(!("mentions" in data.payload));
    await carol.receivesNothing();
  });

  test("of nobody's id, of a foreign group, and of everybody by a user are refused", async () => {
    const { alice, bob, carol } = await meeting();
    const nobodys = "6d0c5a3c-0000-4000-8000-000000000000";
    const refusals = [
      [bob, { mentions: [nobodys] }, everyone, { code: "BAD_REQUEST", reason: "unknown_participant" }],
      [carol, { mention_groups: ["board"] }, everyone, { code: "BAD_REQUEST", reason: "not_a_member" }],
      [bob, { mention_groups: ["board"] }, toPerson(carol), { code: "BAD_REQUEST", reason: "not_a_member" }],
      [bob, { mention_all: true }, everyone, { code: "FORBIDDEN", reason: "chat_locked", field: "mention_all" }],
      [
        bob,
        { mentions: [carol.id, carol.id] },
        everyone,
        { code: "BAD_REQUEST", reason: "invalid_payload", field: "mentions" },
      ],
    ] as const;
    for (const [by, of, to, refusal] of refusals) {
      const refused = calls(by, { ...of } as Mentions, to, "t");
      assert.deepEqual(await refusalOf(refused), refusal);
    }
    await alice.does("control", { action: "grant_moderator_role", target: bob.id });
    assert.ok("message_id" in (await calls(bob, { mention_all: true }, everyone, "t")), "nothing had happened");
    assert.equal((await history(carol)).length, 1);
  });

  test("of a participant of another room is of an unknown one", async () => {
    const { alice } = await meeting();
    const elsewhere = await meeting();
    assert.equal((await refusalOf(calls(alice, { mentions: [elsewhere.bob.id] }))).reason, "unknown_participant");
  });

  test("stays through an edit, which pings nobody, and goes with a deletion", async () => {
    const { room, alice, bob, carol } = await meeting();
    const receipt = await calls(bob, { mentions: [carol.id], mention_groups: ["board"] });
    assert.ok("message_id" in receipt && receipt.message_id !== undefined);
    const { message_id } = receipt;
    await bob.does("messages", { action: "edit", message_id, content: "@Alice instead", mentions: [alice.id] });
    assert.deepEqual((await history(carol))[0]?.mentions, [carol.id]);
    await alice.does("messages", { action: "delete", message_id });
    const [tombstone] = await history(carol);
    assert.deepEqual(Object.keys(tombstone ?? {}).sort(), [
      "content",
      "deleted_at",
      "deleted_by",
      "id",
      "scope",
      "source",
      "timestamp",
    ]);
    const { data } = await carol.elsewhere().joins(room);
    assert.ok(data.payload.message === "join_success");
    const { rules: _, ...others } = data.payload.module_data;
    assert.ok(!JSON.stringify({ ...data.payload, module_data: others }).includes("mention"));
  });

  test("of everybody, again and again, is one event for each", async () => {
    const { alice, bob } = await server.meetingOfThree();
    for (let at = 0; at < 4; at++)
      await Promise.all(Array.from({ length: 50 }, () => calls(alice, { mention_all: true })));
    for (let at = 0; at < 200; at++) await bob.receives({ message: "message_sent", mention_all: true });
    await bob.receivesNothing();
  });
});
