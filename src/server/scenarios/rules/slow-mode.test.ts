import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { remove } from "../../testing/afterthoughts";
import { idOf, type Person, refusalOf, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

const slows = (by: Person, slow_mode_seconds: number) => by.does("rules", { action: "set_rules", slow_mode_seconds });
const outcome = (sending: Promise<object>) => sending.then(() => "sent").catch((error) => error.data.reason);

async function refusal(by: Person) {
  const { retry_after_ms = 0, ...rest } = await refusalOf(by.sends("Too soon"));
  assert.deepEqual(rest, { code: "TOO_MANY_REQUESTS", reason: "slow_mode" });
  return retry_after_ms;
}

describe("In slow mode", () => {
  test("a participant waits between two messages to everyone, and a moderator does not", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    await slows(alice, 20);
    idOf(await bob.sends("One"));
    const wait = await refusal(bob);
    assert.ok(wait > 18_000 && wait <= 20_000, `${wait}`);
    idOf(await bob.sends("Privately", toPerson(carol)));
    for (const by of [alice, alice, carol]) idOf(await by.sends("Hello"));
  });

  test("a message from before counts, from whenever slow mode is switched on", async () => {
    const { alice, bob } = await server.meetingOfTwo();
    idOf(await bob.sends("Before"));
    await slows(alice, 3_600);
    assert.ok((await refusal(bob)) > 3_500_000);
    await slows(alice, 1);
    await sleep(await refusal(bob));
    idOf(await bob.sends("After"));
  });

  test("a refused try, a deletion and a clear change nothing", async () => {
    const { alice, bob } = await server.meetingOfTwo();
    await slows(alice, 3_600);
    const first = idOf(await bob.sends("One"));
    const waits = [await refusal(bob)];
    await bob.does("messages", remove(first));
    waits.push(await refusal(bob));
    await alice.does("chat", { action: "clear_history" });
    waits.push(await refusal(bob));
    assert.deepEqual(waits, [...waits].sort().reverse());
    assert.ok(Math.min(...waits) > 3_550_000);
  });

  test("of two tabs that send at once exactly one gets through", async () => {
    const { room, alice, bob } = await server.meetingOfTwo();
    const tab = bob.elsewhere();
    await tab.joins(room, { display_name: "Bob" });
    await slows(alice, 60);
    const outcomes = await Promise.all([bob, tab, bob, tab].map((it) => outcome(it.sends("Hello"))));
    assert.deepEqual(outcomes.sort(), ["sent", "slow_mode", "slow_mode", "slow_mode"]);
    const { messages } = await alice.client.chat.history.query({ room_id: room.room_id, scope: "global" });
    assert.equal(messages.length, 1);
  });

  test("a repetition gets the first receipt, and is no second message", async () => {
    const { alice, bob } = await server.meetingOfTwo();
    await slows(alice, 60);
    const receipt = await bob.sends("One", { scope: "global" }, "t-1");
    assert.deepEqual(await bob.sends("One", { scope: "global" }, "t-1"), receipt);
    assert.ok((await refusal(bob)) > 55_000);
  });

  test("the last message of a moderator counts once they are none", async () => {
    const { alice, bob } = await server.meetingOfTwo();
    await slows(alice, 60);
    await alice.does("control", { action: "grant_moderator_role", target: bob.id });
    for (const content of ["One", "Two"]) idOf(await bob.sends(content));
    await alice.does("control", { action: "revoke_moderator_role", target: bob.id });
    assert.ok((await refusal(bob)) > 55_000);
  });

  test("somebody who leaves and comes back waits on", async () => {
    const { room, alice, bob } = await server.meetingOfTwo();
    await slows(alice, 60);
    idOf(await bob.sends("One"));
    bob.leaves();
    const again = bob.elsewhere();
    await again.joins(room, { display_name: "Bob" });
    assert.ok((await refusal(again)) > 55_000);
  });
});
