import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { MODERATORS } from "../../../protocol";
import { Cluster, NO_CLUSTER, type Node } from "../../testing/cluster";
import { refusalOf, toGroup, toPerson } from "../../testing/person";

const GRACE_MS = 300;
let cluster: Cluster;

/** Alice on the first process, Bob on the second, Carol on the third, all in one room. */
async function meeting() {
  const [first, second, third] = cluster.nodes as [Node, Node, Node];
  const [alice, bob, carol] = await Promise.all([first.person("Alice"), second.person("Bob"), third.person("Carol")]);
  const room = await alice.client.rooms.create.mutate({ title: "Weekly" });
  await alice.joins(room);
  for (const newcomer of [bob, carol]) await newcomer.joins(room, { invite: room.invites.user });
  for (const { id } of [bob, carol]) await alice.receives({ message: "joined", id });
  await bob.receives({ message: "joined", id: carol.id });
  return { room, alice, bob, carol, first, second, third };
}

describe("Moderation on three processes", { skip: NO_CLUSTER }, () => {
  before(async () => {
    cluster = await Cluster.start(3, { PRESENCE_GRACE_MS: String(GRACE_MS), RATE_LIMIT_PER_SECOND: "0" });
  });
  after(() => cluster?.[Symbol.asyncDispose]());

  test("a ban ends the sessions of every process, and no process lets the person in again", async () => {
    const { room, alice, bob, carol, third } = await meeting();
    const tab = bob.elsewhere("Bob", third);
    await tab.joins(room);
    await alice.does("moderation", { action: "ban", target: bob.id });
    for (const session of [bob, tab]) {
      await session.receivesUntil("banned");
      assert.equal((await refusalOf(session.sends("Still here?"))).reason, "not_joined");
    }
    await carol.receives({ message: "left", id: bob.id, reason: "banned" });
    for (const node of cluster.nodes)
      assert.equal((await refusalOf(bob.elsewhere("Bob", node).joins(room))).reason, "banned");
    await alice.does("moderation", { action: "unban", target: bob.id });
    const again = bob.elsewhere("Bob", third);
    await again.joins(room);
    await carol.receives({ message: "joined", id: bob.id });
  });

  test("of two moderators who ban at once, the first does it and the second hears so; what commits after it is refused", async () => {
    const { room, alice, bob, carol, second } = await meeting();
    const tab = alice.elsewhere("Alice", second);
    await tab.joins(room);
    const sending = Array.from({ length: 20 }, (_, at) => bob.sends(`${at}`).catch(() => undefined));
    const ban = { action: "ban", target: bob.id };
    const outcomes = await Promise.all([alice.does("moderation", ban), tab.does("moderation", ban)]);
    const refused = outcomes.filter((it) => "error" in it);
    assert.deepEqual(refused, [{ error: "already_banned" }]);
    const sent = (await Promise.all(sending)).filter((it) => it !== undefined).length;
    const banned = await alice.receivesUntil("participant_banned");
    const { messages } = await carol.client.chat.history.query({ room_id: room.room_id, scope: "global" });
    assert.equal(messages.length, sent);
    assert.ok(banned.data.payload.message === "participant_banned");
    const { banned_at } = banned.data.payload;
    assert.ok(messages.every(({ timestamp }) => timestamp < banned_at));
  });

  test("what moderators say among themselves goes with the role, on the other processes too", async () => {
    const { alice, bob, third } = await meeting();
    const tab = bob.elsewhere("Bob", third);
    await alice.does("control", { action: "grant_moderator_role", target: bob.id });
    await bob.receivesUntil("role_updated");
    await tab.joins({ room_id: bob.self.room_info.id });
    await alice.sends("Among us", toGroup(MODERATORS));
    for (const session of [bob, tab]) await session.receives({ message: "message_sent", content: "Among us" });
    await alice.does("control", { action: "revoke_moderator_role", target: bob.id });
    await alice.sends("Without him", toGroup(MODERATORS));
    await alice.sends("To everyone");
    for (const session of [bob, tab]) {
      await session.receivesUntil("role_updated");
      await session.receives({ message: "message_sent", content: "To everyone" });
    }
  });

  test("a hand is seen on every process, also when every notice of it is lost, and in one order", async () => {
    const { room, alice, bob, carol, first } = await meeting();
    await bob.does("control", { action: "raise_hand" });
    for (const it of [alice, carol]) await it.receivesUntil("update");
    cluster.redis.loses(1);
    try {
      await carol.does("control", { action: "raise_hand" });
      for (const it of [alice, bob]) await it.receivesUntil("update");
      await alice.does("moderation", { action: "reset_raised_hands", target: bob.id });
      await carol.receivesUntil("update");
    } finally {
      cluster.redis.loses(0);
    }
    const dora = await first.person("Dora");
    await dora.joins(room, { invite: room.invites.user });
    const hands = dora.self.participants.filter(({ module_data }) => module_data.control.hand_is_up);
    assert.deepEqual(
      hands.map(({ id }) => id),
      [carol.id],
    );
  });

  test("of two moderators who approve at once on two processes, the first does it, and the second hears of that", async () => {
    const { room, alice, bob, carol } = await meeting();
    await alice.does("control", { action: "grant_moderator_role", target: carol.id });
    await carol.receivesUntil("role_updated");
    await alice.does("rules", { action: "set_rules", hold: "everyone" });
    for (let round = 0; round < 5; round++) {
      const receipt = await bob.sends(`Round ${round}`);
      assert.ok("held" in receipt && receipt.held);
      const approval = { action: "approve", message_id: receipt.message_id };
      const outcomes = await Promise.all([alice, carol].map((it) => it.does("messages", approval)));
      assert.deepEqual(
        outcomes.filter((it) => "error" in it),
        [{ error: "nothing_to_do" }],
      );
      const by = "error" in (outcomes[0] ?? {}) ? carol.id : alice.id;
      for (const moderator of [alice, carol]) {
        const { payload } = (await moderator.receivesUntil("message_approved")).data;
        assert.ok(payload.message === "message_approved" && payload.issued_by === by);
        await moderator.receivesUntil("message_sent");
      }
      await bob.receivesUntil("message_sent");
    }
    const { messages } = await bob.client.chat.history.query({ room_id: room.room_id, scope: "global" });
    assert.equal(new Set(messages.map(({ id }) => id)).size, 5);
    assert.equal(messages.length, 5);
  });

  test("a demoted moderator hears nothing of what waits, on another process too", async () => {
    const { room, alice, bob, carol, second } = await meeting();
    await alice.does("control", { action: "grant_moderator_role", target: carol.id });
    const promoted = await carol.receivesUntil("role_updated");
    await alice.does("rules", { action: "set_rules", hold: "everyone" });
    await alice.does("control", { action: "revoke_moderator_role", target: carol.id });
    const receipt = await bob.sends("xylophone");
    assert.ok("message_id" in receipt);
    await alice.does("chat", { action: "send_message", scope: "global", content: "To everyone" });
    await carol.receivesUntil("message_sent");
    const tab = carol.elsewhere("Carol", second);
    const { data } = await tab.resumes(room, promoted.id);
    assert.equal(data.payload.message, "join_success");
    for (const told of [data, ...carol.unread, ...tab.unread]) assert.ok(!JSON.stringify(told).includes("xylophone"));
    const refusal = await carol.does("messages", { action: "approve", message_id: receipt.message_id });
    assert.deepEqual(refusal, { error: "insufficient_permissions" });
  });

  test("a debriefing ends the sessions of every process, also when every notice of it is lost", async () => {
    const { room, alice, bob, carol, third } = await meeting();
    cluster.redis.loses(1);
    try {
      await alice.does("moderation", { action: "debrief", kick_scope: "users_and_guests" });
      for (const it of [bob, carol]) {
        await it.receivesUntil("session_ended");
        assert.equal((await refusalOf(it.sends("Still here?"))).reason, "not_joined");
      }
    } finally {
      cluster.redis.loses(0);
    }
    const again = bob.elsewhere("Bob", third);
    assert.equal((await again.asks(room)).data.payload.message, "in_waiting_room");
  });

  test("a mute counts on the other processes from the commit on, and a moderator can be asked", async () => {
    const { alice, bob } = await meeting();
    await alice.does("moderation", { action: "mute_chat", target: bob.id });
    assert.equal((await refusalOf(bob.sends("Hello"))).reason, "muted");
    await bob.sends("Why?", toPerson(alice));
    await bob.receives({ message: "chat_muted", target: bob.id });
    await alice.does("moderation", { action: "unmute_chat", target: bob.id });
    await bob.sends("Hello");
  });

  test("somebody who waits at one process is let in from another, and waits again after a kick", async () => {
    const { room, alice, carol, second } = await meeting();
    await alice.does("moderation", { action: "enable_waiting_room" });
    const dora = await second.person("Dora");
    const { data } = await dora.asks(room, { invite: room.invites.user });
    assert.ok(data.payload.message === "in_waiting_room");
    await alice.receivesUntil("joined_waiting_room");
    await alice.does("moderation", { action: "accept", target: data.payload.id });
    await dora.receives({ message: "accepted" });
    await dora.does("control", { action: "enter_room" });
    await dora.receives({ message: "join_success" });
    await carol.receivesUntil("joined");
    await alice.does("moderation", { action: "kick", target: dora.id });
    await dora.receivesUntil("kicked");
    const again = dora.elsewhere("Dora", second);
    assert.equal((await again.asks(room)).data.payload.message, "in_waiting_room");
  });

  test("a ban ends sessions of other processes also when every notice of it is lost", async () => {
    const { alice, bob, carol } = await meeting();
    cluster.redis.loses(1);
    try {
      await alice.does("moderation", { action: "ban", target: bob.id });
      await bob.receivesUntil("banned");
      await carol.receives({ message: "left", id: bob.id });
    } finally {
      cluster.redis.loses(0);
    }
  });
});
