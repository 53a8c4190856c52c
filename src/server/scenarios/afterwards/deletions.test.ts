import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { edit, react, readBy, remove } from "../../testing/afterthoughts";
import { idOf, refusalOf, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

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
    const tombstone = (await readBy(carol)).at(-1);
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
    assert.ok(!JSON.stringify(await readBy(carol)).includes("oops"));
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
      assert.equal((await readBy(alice)).find((it) => it.id === id)?.content, "");
    }
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
