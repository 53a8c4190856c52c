import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { idOf, type Person, refusalOf, toPerson } from "../../testing/person";
import { ServerProcess } from "../../testing/server-process";
import { ONLY_SQLITE } from "../../testing/test-database";

const moderates = (by: Person, action: string, target: Person, more = {}) =>
  by.does("moderation", { action, target: target.id, ...more });

async function meeting(server: ServerProcess) {
  const [alice, bob, carol, dora] = await Promise.all(
    ["Alice", "Bob", "Carol", "Dora"].map((name) => server.person(name)),
  );
  assert.ok(alice && bob && carol && dora);
  const room = await alice.client.rooms.create.mutate({ title: "Weekly" });
  await alice.joins(room);
  for (const person of [bob, carol, dora]) await person.joins(room, { invite: room.invites.user });
  return { room, alice, bob, carol, dora };
}

test("bans, mutes, held messages and reports outlive a server that is killed", async () => {
  await using server = await ServerProcess.start({ RATE_LIMIT_PER_SECOND: "0" });
  const { room, alice, bob, carol, dora } = await meeting(server);
  const insult = idOf(await carol.sends("You fool"));
  await dora.does("messages", { action: "report", message_id: insult, reason: "abuse" });
  await moderates(alice, "mute_chat", carol);
  await moderates(alice, "mute_chat", dora, { seconds: 600 });
  await alice.does("rules", { action: "set_rules", hold: "everyone" });
  const held = idOf(await bob.sends("Please read", undefined, "held"));
  const gone = await server.person("Gone");
  await gone.joins(room, { invite: room.invites.user });
  await moderates(alice, "ban", gone);

  await server.kill("SIGKILL");
  await server.start();
  const again = async (person: Person) => {
    const tab = person.elsewhere(person.name);
    const { payload } = (await tab.joins(room)).data;
    assert.ok(payload.message === "join_success");
    return { tab, data: payload.module_data };
  };
  assert.equal((await refusalOf(gone.elsewhere("Gone").joins(room))).reason, "banned");
  const moderator = await again(alice);
  assert.deepEqual(
    moderator.data.messages?.held?.map(({ id, content, because }) => [id, content, because]),
    [[held, "Please read", "hold"]],
  );
  assert.deepEqual(
    moderator.data.messages?.reports?.map(({ id, by, content }) => [id, by, content]),
    [[insult, dora.id, "You fool"]],
  );
  assert.deepEqual(moderator.data.moderation?.muted?.map(({ target }) => target).sort(), [carol.id, dora.id].sort());
  const lasting = await again(carol);
  assert.ok(lasting.data.chat.muted && lasting.data.chat.muted.until === undefined);
  assert.equal((await refusalOf(lasting.tab.sends("Hello"))).reason, "muted");
  const ending = await again(dora);
  const refusal = await refusalOf(ending.tab.sends("Hello"));
  assert.deepEqual([refusal.reason, refusal.until], ["muted", ending.data.chat.muted?.until]);
  idOf(await ending.tab.sends("Why?", toPerson(alice)));
  const author = await again(bob);
  const receipt = await author.tab.sends("Please read", undefined, "held");
  assert.ok("held" in receipt && receipt.message_id === held, "the repetition has the first answer");
  assert.ok("timestamp" in (await moderator.tab.does("messages", { action: "approve", message_id: held })));
  await author.tab.receivesUntil("message_sent");
});

test("a mute ends on time though the wall clock is set back", async () => {
  await using server = await ServerProcess.start({ RATE_LIMIT_PER_SECOND: "0" });
  const { alice, bob } = await meeting(server);
  const start = performance.now();
  await moderates(alice, "mute_chat", bob, { seconds: 2 });
  await server.shiftClock(-3_600_000);
  let told: number | undefined;
  for (let isMuted = true; isMuted; ) {
    const refusal = await bob.sends("Now?").then(
      () => undefined,
      () => refusalOf(bob.sends("Now?")).catch(() => undefined),
    );
    isMuted = refusal !== undefined;
    told ??= refusal?.retry_after_ms;
    await sleep(50);
  }
  const took = performance.now() - start;
  assert.ok(told !== undefined && told > 0 && told <= 2_000, `${told} ms were said to be left`);
  assert.ok(took >= 2_000 && took < 20_000, `it took ${took} ms`);
});

test("a held text that is rejected, taken back, purged or cleared is in no file", { skip: ONLY_SQLITE }, async () => {
  await using server = await ServerProcess.start({ RATE_LIMIT_PER_SECOND: "0" });
  const { alice, bob } = await meeting(server);
  await alice.does("rules", { action: "set_rules", hold: "everyone" });
  const ends: Record<string, (message_id: string) => Promise<unknown>> = {
    rejected: (message_id) => alice.does("messages", { action: "reject", message_id, reason: "spam" }),
    retracted: (message_id) => bob.does("messages", { action: "delete", message_id }),
    purged: () => alice.does("messages", { action: "delete_messages_of", target: bob.id }),
    cleared: () => alice.does("chat", { action: "clear_history" }),
  };
  for (const [how, end] of Object.entries(ends)) {
    const text = `xylophone ${how}`;
    const message_id = idOf(await bob.sends(text));
    assert.ok(await server.database.filesHold(text), "the test can find it while it is there");
    await end(message_id);
    while (await server.database.filesHold(text)) await sleep(50);
  }
});
