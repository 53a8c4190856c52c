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

describe("An edit", () => {
  test("reaches those who see the message, and stands in histories and replays", async () => {
    const { room, alice, bob, carol } = await server.meetingOfThree();
    const id = idOf(await alice.sends("Helo"));
    await bob.receives({ message: "message_sent" });
    const { id: last } = await carol.receives({ message: "message_sent" });
    carol.leaves();
    carol.forgets();
    assert.ok("timestamp" in (await alice.does("messages", edit(id, "Hello"), "t-1")));
    const { data } = await bob.receives({ message: "message_edited", id, content: "Hello", edits: 1, scope: "global" });
    assert.ok(!("transaction_id" in data));
    const [message] = await readBy(bob);
    assert.equal(message?.content, "Hello");
    assert.equal(message?.edits, 1);
    assert.ok(data.payload.message === "message_edited" && data.payload.edited_at === message?.edited_at);
    const again = carol.elsewhere();
    await again.resumes(room, last);
    await again.receives({ message: "message_edited", content: "Hello", edits: 1 });
    await again.receivesNothing();
  });

  test("is the author's alone, in time, and of what is there", async () => {
    const { alice, bob } = await server.meetingOfThree();
    const id = idOf(await alice.sends("mine"));
    assert.deepEqual(await bob.does("messages", edit(id, "yours")), { error: "not_the_author" });
    assert.deepEqual(await alice.does("messages", edit(id, "mine")), { error: "nothing_to_do" });
    assert.equal((await refusalOf(alice.does("messages", edit(id, " ")))).reason, "empty_content");
    await alice.does("chat", { action: "disable_chat" });
    assert.equal((await refusalOf(alice.does("messages", edit(id, "mine too")))).reason, "chat_locked");
    await alice.does("chat", { action: "enable_chat" });
    await alice.does("messages", remove(id));
    assert.deepEqual(await alice.does("messages", edit(id, "back again")), { error: "message_is_deleted" });
  });

  test("of a message that the sender may not see is of an unknown message", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    const secret = idOf(await alice.sends("secret", toPerson(bob)));
    const nobodys = "6d0c5a3c-0000-4000-8000-000000000000";
    const answers = await Promise.all(
      [
        edit(secret, "x"),
        edit(nobodys, "x"),
        remove(secret),
        remove(nobodys),
        react(secret, "👍"),
        react(nobodys, "👍"),
      ].map((payload) => refusalOf(carol.does("messages", payload))),
    );
    for (const answer of answers) assert.deepEqual(answer, { code: "BAD_REQUEST", reason: "unknown_message" });
  });
});
