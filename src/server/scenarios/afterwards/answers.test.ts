import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readBy, reply } from "../../testing/afterthoughts";
import { idOf, refusalOf, toGroup, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

describe("An answer", () => {
  test("carries the id of what it answers, in the same conversation alone", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    const question = idOf(await alice.sends("When?"));
    await bob.receives({ message: "message_sent" });
    await bob.does("chat", reply("Now", question));
    await carol.receives({ message: "message_sent" });
    await carol.receives({ message: "message_sent", content: "Now", reply_to: question });
    assert.equal((await readBy(carol)).at(-1)?.reply_to, question);
    const secret = idOf(await alice.sends("secret", toPerson(bob)));
    const toNobody = "6d0c5a3c-0000-4000-8000-000000000000";
    for (const payload of [reply("x", secret), reply("x", toNobody), reply("x", question, toPerson(alice))])
      assert.deepEqual(await refusalOf(carol.does("chat", payload)), {
        code: "BAD_REQUEST",
        reason: "unknown_message",
      });
    await alice.does("control", { action: "set_groups", target: bob.id, groups: ["board"] });
    assert.equal((await refusalOf(bob.does("chat", reply("x", question, toGroup("board"))))).reason, "unknown_message");
  });
});
