import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { pastGrace, TestServer } from "../../testing/test-server";

const raise = { action: "raise_hand" };
const lower = { action: "lower_hand" };
type Watcher = { readonly receivesUntil: (message: string) => Promise<{ data: { payload: object }; id: string }> };

/** The hand that the next update tells. */
async function handSeenBy(watcher: Watcher) {
  const { data } = await watcher.receivesUntil("update");
  const { id, module_data } = data.payload as { id: string; module_data: { control: Record<string, unknown> } };
  return { id, isUp: module_data.control.hand_is_up, since: module_data.control.hand_updated_at };
}

describe("A raised hand", () => {
  test("is told to all, takes no number, and keeps its place over a retry", async () => {
    await using server = await TestServer.start();
    const { alice, bob, carol } = await server.meetingOfThree();
    await alice.sends("Questions?");
    const before = (await alice.receivesUntil("message_sent")).id;
    const receipt = await bob.does("control", raise, "t1");
    assert.ok("timestamp" in receipt);
    const raised = await bob.receivesUntil("hand_raised");
    assert.equal(raised.data.transaction_id, "t1");
    for (const watcher of [alice, bob, carol])
      assert.deepEqual(await handSeenBy(watcher), { id: bob.id, isUp: true, since: receipt.timestamp });
    assert.deepEqual(await bob.does("control", raise, "t1"), receipt);
    assert.deepEqual(await bob.does("control", raise), { error: "nothing_to_do" });
    await bob.does("control", lower);
    await bob.receivesUntil("hand_lowered");
    assert.deepEqual(await handSeenBy(carol), { id: bob.id, isUp: false, since: undefined });
    await alice.sends("Thanks");
    const after = await alice.receivesUntil("message_sent");
    assert.equal(Number(after.id), Number(before) + 1, "hands have taken no number");
  });

  test("outlives a reload, and goes with its participant", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob } = await server.meetingOfTwo();
    await bob.does("control", raise);
    const { since } = await handSeenBy(alice);
    const last = (await bob.receivesUntil("hand_raised")).id;
    bob.leaves();
    const again = bob.elsewhere("Bob");
    await again.joins(room);
    assert.ok(again.self.hand_is_up);
    assert.equal(again.self.hand_updated_at, since);
    again.leaves();
    const resumed = bob.elsewhere("Bob");
    const { data } = await resumed.resumes(room, last);
    assert.ok(data.payload.message === "resumed" && data.payload.hand_is_up);
    resumed.leaves();
    await pastGrace();
    await alice.receivesUntil("left");
    assert.deepEqual(await handSeenBy(alice), { id: bob.id, isUp: false, since: undefined });
    const late = bob.elsewhere("Bob");
    await late.joins(room);
    assert.equal(late.self.hand_is_up, false);
  });

  test("survives a restart, stands in a fresh join, and goes with a kick", async () => {
    await using server = await TestServer.start({ PRESENCE_GRACE_MS: "20000" });
    const { room, alice, bob, carol } = await server.meetingOfThree();
    await bob.does("control", raise);
    for (const it of [alice, carol]) await handSeenBy(it);
    const tab = carol.elsewhere("Carol");
    await tab.joins(room);
    const shown = tab.self.participants.find(({ id }) => id === bob.id);
    assert.ok(shown?.module_data.control.hand_is_up);
    await server.restart();
    const late = carol.elsewhere("Carol");
    await late.joins(room);
    assert.ok(late.self.participants.find(({ id }) => id === bob.id)?.module_data.control.hand_is_up);
    for (const it of [alice, carol]) await it.receivesUntil("resumed");
    await alice.does("moderation", { action: "kick", target: bob.id });
    await carol.receivesUntil("left");
    assert.equal((await handSeenBy(carol)).isUp, false);
  });

  test("is down after a restart if its participant does not come back in time", async () => {
    await using server = await TestServer.start({ PRESENCE_GRACE_MS: "20000" });
    const { room, alice, bob, carol } = await server.meetingOfThree();
    await bob.does("control", raise);
    for (const it of [alice, carol]) await handSeenBy(it);
    await alice.sends("Back in a minute");
    await carol.receivesUntil("message_sent");
    bob.leaves();
    await server.restart(undefined, { PRESENCE_GRACE_MS: "200" });
    const { data } = await carol.receivesUntil("resumed");
    const shown = data.payload.message === "resumed" ? data.payload.participants : [];
    assert.deepEqual(
      shown.filter(({ module_data }) => module_data.control.hand_is_up),
      [],
    );
    await alice.receivesUntil("resumed");
    assert.deepEqual(await alice.does("moderation", { action: "reset_raised_hands" }), { error: "nothing_to_do" });
    await pastGrace();
    const late = bob.elsewhere("Bob");
    await late.joins(room);
    assert.equal(late.self.hand_is_up, false);
    assert.ok("timestamp" in (await late.does("control", raise)));
  });

  test("is lowered by moderators: one, all, and for good", async () => {
    await using server = await TestServer.start();
    const { alice, bob, carol } = await server.meetingOfThree();
    for (const it of [bob, carol]) {
      await it.does("control", raise);
      await handSeenBy(alice);
    }
    for (const it of [alice, bob, carol]) it.forgets();
    await alice.does("moderation", { action: "reset_raised_hands", target: bob.id });
    const { data } = await bob.receivesUntil("raised_hand_reset_by_moderator");
    assert.deepEqual(data.payload, { message: "raised_hand_reset_by_moderator", issued_by: alice.id });
    const reset = await alice.receivesUntil("hands_reset");
    assert.deepEqual(reset.data.payload, { message: "hands_reset", targets: [bob.id], issued_by: alice.id });
    await bob.does("control", raise);
    await alice.does("moderation", { action: "reset_raised_hands" });
    const all = await alice.receivesUntil("hands_reset");
    assert.ok(all.data.payload.message === "hands_reset");
    assert.deepEqual([...all.data.payload.targets].sort(), [bob.id, carol.id].sort());
    await bob.does("control", raise);
    await alice.does("moderation", { action: "disable_raise_hands" });
    await carol.receivesUntil("raise_hands_disabled");
    assert.deepEqual(await bob.does("control", raise), { error: "raise_hands_disabled" });
    assert.deepEqual(await bob.does("control", lower), { error: "nothing_to_do" });
    assert.deepEqual(
      carol.unread.filter(({ data }) => data.payload.message === "hands_reset"),
      [],
      "for moderators",
    );
    await alice.does("moderation", { action: "enable_raise_hands" });
    assert.ok("timestamp" in (await bob.does("control", raise)));
  });

  test("is in the first event of a counting session, live or resumed", async () => {
    await using server = await TestServer.start({ PRESENCE_LIST_LIMIT: "2" });
    const { room, alice, others } = await server.meeting("Bob");
    const [bob] = others;
    assert.ok(bob);
    const [carol, dora] = await Promise.all(["Carol", "Dora"].map((name) => server.person(name)));
    assert.ok(carol && dora);
    await carol.joins(room, { invite: room.invites.user });
    await bob.does("control", raise);
    const { since } = await handSeenBy(carol);
    await dora.joins(room, { invite: room.invites.user });
    assert.deepEqual(
      dora.self.participants.map(({ id, module_data }) => [id, module_data.control.hand_updated_at]),
      [[bob.id, since]],
    );
    await alice.sends("Hello");
    const { id } = await dora.receivesUntil("message_sent");
    dora.leaves();
    const again = dora.elsewhere("Dora");
    const { data } = await again.resumes(room, id);
    assert.ok(data.payload.message === "resumed" && data.payload.participant_count !== undefined);
    assert.deepEqual(
      data.payload.participants.map((it) => it.id),
      [bob.id],
    );
    bob.leaves();
    await pastGrace();
    assert.deepEqual(await handSeenBy(again), { id: bob.id, isUp: false, since: undefined });
  });

  test("of a crowd are in one order for all, and a return replays none of them", async () => {
    await using server = await TestServer.start();
    const names = Array.from({ length: 30 }, (_, at) => `Person ${at}`);
    const { room, alice, others } = await server.meeting(...names);
    await alice.sends("Questions?");
    const { id } = await alice.receivesUntil("message_sent");
    await Promise.all(others.map((it, at) => it.does("control", raise, `hand ${at}`)));
    const again = await Promise.all(others.map((it, at) => it.does("control", raise, `hand ${at}`)));
    assert.ok(
      again.every((it) => "timestamp" in it),
      "each retry has the first receipt",
    );
    const tab = alice.elsewhere("Alice");
    await tab.joins(room);
    const handsOf = (people: typeof tab.self.participants) =>
      people
        .map(({ id, module_data }) => `${module_data.control.hand_updated_at} ${id}`)
        .sort()
        .map((it) => it.split(" ")[1]);
    const order = handsOf(tab.self.participants);
    assert.equal(new Set(order).size, names.length);
    const back = alice.elsewhere("Alice");
    const { data } = await back.resumes(room, id);
    assert.ok(data.payload.message === "resumed");
    assert.equal(data.payload.missed, 0, "hands take no numbers");
    assert.deepEqual(handsOf(data.payload.participants), order);
    await alice.does("moderation", { action: "reset_raised_hands" });
    const reset = await alice.receivesUntil("hands_reset");
    assert.ok(reset.data.payload.message === "hands_reset" && reset.data.payload.targets.length === names.length);
  });
});
