import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { idOf, refusalOf, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

const purge = ({ id }: { id: string }) => ({ action: "delete_messages_of", target: id });

describe("Removing all messages of somebody", () => {
  test("leaves tombstones, for who is here, who resumes and who comes later; and nothing that hung on them", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob, carol } = await server.meetingOfThree();
    const { room_id } = room;
    const first = idOf(await bob.sends("Buy this"));
    const pinned = idOf(await bob.sends("And this"));
    const deleted = idOf(await bob.sends("Oh no"));
    const kept = idOf(await carol.sends("No, thanks"));
    const direct = idOf(await bob.sends("Psst, buy", toPerson(carol)));
    await carol.does("messages", { action: "react", message_id: first, reaction: "👎" });
    await alice.does("messages", { action: "pin", message_id: pinned });
    await bob.does("messages", { action: "delete", message_id: deleted });
    const seen = await carol.receives({ message: "message_sent", content: "Buy this" });
    const tab = carol.elsewhere("Carol");
    await alice.does("messages", purge(bob));
    const { payload } = (await carol.receivesUntil("messages_deleted")).data;
    assert.deepEqual(payload, { message: "messages_deleted", source: bob.id, issued_by: alice.id, count: 2 });
    const { messages } = await carol.client.chat.history.query({ room_id, scope: "global" });
    assert.deepEqual(
      messages.map(({ id, content, deleted_by }) => [id, content, deleted_by]),
      [
        [first, "", alice.id],
        [pinned, "", alice.id],
        [deleted, "", bob.id],
        [kept, "No, thanks", undefined],
      ],
    );
    const { data } = await tab.resumes(room, seen.id);
    assert.equal(data.payload.message, "resumed");
    const { messages: again } = await carol.client.chat.messages.query({ room_id, ids: [first, direct] });
    assert.deepEqual(
      again.map(({ content, reactions }) => [content, reactions]),
      [
        ["", undefined],
        ["Psst, buy", undefined],
      ],
    );
    const dora = await server.person("Dora");
    const { data: joined } = await dora.joins(room, { invite: room.invites.user });
    assert.ok(joined.payload.message === "join_success");
    assert.deepEqual(joined.payload.module_data.messages?.pinned, []);
    assert.equal(JSON.stringify(joined).includes("uy this"), false);
    const { messages: hits } = await carol.client.chat.search.query({ room_id, term: "buy" });
    assert.deepEqual(
      hits.map(({ id }) => id),
      [direct],
    );
    assert.deepEqual(await alice.does("messages", purge(bob)), { error: "nothing_to_do" });
  });

  test("takes what was sent before it in the same commit, and leaves what came after", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob } = await server.meetingOfTwo();
    const { room_id } = room;
    for (let round = 0; round < 5; round++) {
      const sending = Array.from({ length: 20 }, (_, at) => bob.sends(`${round} ${at}`));
      await sending[0];
      const purging = alice.does("messages", purge(bob));
      const ids = (await Promise.all(sending)).map(idOf);
      await purging;
      const { messages } = await alice.client.chat.history.query({ room_id, scope: "global" });
      const event = await alice.receivesUntil("messages_deleted");
      const place = (id: string) => messages.findIndex((it) => it.id === id);
      const gone = ids.filter((id) => messages[place(id)]?.deleted_at !== undefined);
      assert.ok(event.data.payload.message === "messages_deleted");
      assert.equal(event.data.payload.count, gone.length);
      for (const id of gone) assert.equal(messages[place(id)]?.content, "");
      const left = ids.filter((id) => !gone.includes(id));
      assert.ok(
        left.every((id) => place(id) >= gone.length),
        "those that are left came after",
      );
      await alice.does("messages", purge(bob));
      alice.forgets();
    }
  });

  test("is a moderator's, of a moderator the owner's, and of the owner nobody's", async () => {
    await using server = await TestServer.start();
    const { alice, bob, carol } = await server.meetingOfThree();
    for (const person of [alice, bob, carol]) await person.sends("Hello");
    const refused = { error: "insufficient_permissions" };
    assert.deepEqual(await bob.does("messages", purge(carol)), refused);
    for (const { id } of [bob, carol]) await alice.does("control", { action: "grant_moderator_role", target: id });
    for (const target of [alice, carol, bob]) assert.deepEqual(await bob.does("messages", purge(target)), refused);
    assert.deepEqual(Object.keys(await alice.does("messages", purge(carol))), ["timestamp"]);
    const unknown = { id: "00000000-0000-4000-8000-000000000000" };
    assert.equal((await refusalOf(alice.does("messages", purge(unknown)))).reason, "unknown_participant");
  });
});
