import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { refusalOf, refused, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

const ban = (target: { id: string }, more = {}) => ({ action: "ban", target: target.id, ...more });
const unban = (target: { id: string }) => ({ action: "unban", target: target.id });

describe("A ban", () => {
  test("ends all sessions of the target with its last event, and tells the others that they left", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob, carol } = await server.meetingOfThree();
    const tab = bob.elsewhere("Bob");
    await tab.joins(room);
    await alice.does("moderation", ban(bob));
    const { data } = await alice.receives({
      message: "participant_banned",
      participant_id: bob.id,
      banned_by: alice.id,
    });
    assert.ok(data.payload.message === "participant_banned");
    assert.equal(data.payload.display_name, "Bob");
    for (const watcher of [alice, carol]) await watcher.receives({ message: "left", id: bob.id, reason: "banned" });
    for (const session of [bob, tab]) {
      await session.receives({ message: "banned" });
      assert.deepEqual((await refusalOf(session.sends("Still here?"))).reason, "not_joined");
    }
    await alice.sends("He is gone");
    for (const session of [bob, tab]) assert.deepEqual(session.unread, []);
    await carol.receives({ message: "message_sent", content: "He is gone" });
    assert.deepEqual(carol.unread, [], "only moderators are told of the ban itself");
  });

  test("closes every way back: a new name, an invitation, an old event id", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob } = await server.meetingOfTwo();
    await bob.sends("Hello");
    const { id } = await bob.receives({ message: "message_sent" });
    await alice.does("moderation", ban(bob));
    const again = bob.elsewhere();
    const banned = { code: "FORBIDDEN", reason: "banned" };
    assert.deepEqual(await refusalOf(again.joins(room)), banned);
    assert.deepEqual(
      await refusalOf(again.joins(room, { display_name: "Robert", invite: room.invites.moderator })),
      banned,
    );
    assert.deepEqual(await refusalOf(again.resumes(room, id)), banned);
    await server.restart();
    const later = bob.elsewhere();
    assert.deepEqual(await refusalOf(later.joins(room)), banned);
    assert.deepEqual(await refusalOf(later.client.rooms.lookup.query({ invite: room.invites.user })), banned);
  });

  test("takes the role of a moderator, whom only the owner bans, before they are gone", async () => {
    await using server = await TestServer.start();
    const { alice, bob, carol } = await server.meetingOfThree();
    for (const { id } of [bob, carol]) await alice.does("control", { action: "grant_moderator_role", target: id });
    assert.deepEqual(await bob.does("moderation", ban(carol)), { error: "insufficient_permissions" });
    assert.deepEqual(await bob.does("moderation", ban(alice)), { error: "cannot_ban_room_owner" });
    assert.deepEqual(await bob.does("moderation", ban(bob)), { error: "cannot_ban_self" });
    for (const it of [alice, bob, carol]) it.forgets();
    await alice.does("moderation", ban(carol));
    const { data } = await bob.receives({ message: "update", id: carol.id });
    assert.ok(data.payload.message === "update" && data.payload.module_data.control.role === "user");
    await bob.receives({ message: "participant_banned", participant_id: carol.id });
    await bob.receives({ message: "left", id: carol.id });
    await carol.receives({ message: "update", id: carol.id });
    await carol.receives({ message: "banned" });
    assert.deepEqual(carol.unread, []);
    assert.deepEqual(await alice.does("moderation", ban(carol)), { error: "already_banned" });
  });

  test("revokes, if the moderator wants it, the invitations that the target came by", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob } = await server.meetingOfTwo();
    const other = await alice.invites({ role: "user" });
    await alice.does("moderation", ban(bob, { revoke_invite: true }));
    await alice.receives({ message: "participant_banned" });
    const dora = await server.person("Dora");
    assert.deepEqual(await refusalOf(dora.joins(room, { invite: room.invites.user })), refused("invite_revoked"));
    await dora.joins(room, { invite: other });
    assert.equal(alice.invitations, 2, "the other invitation was made, and the used one was revoked");
  });

  test("can be lifted; the participant comes in as before, also at once", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob } = await server.meetingOfTwo();
    await alice.does("moderation", ban(bob));
    assert.deepEqual(await alice.does("moderation", ban(bob)), { error: "already_banned" });
    await alice.receives({ message: "participant_banned" });
    await alice.receives({ message: "left" });
    await alice.receives({ message: "error", error: "already_banned" });
    await alice.does("moderation", unban(bob));
    await alice.receives({ message: "participant_unbanned", participant_id: bob.id, issued_by: alice.id });
    assert.deepEqual(await alice.does("moderation", unban(bob)), { error: "already_unbanned" });
    await alice.receives({ message: "error", error: "already_unbanned" });
    const { id } = bob;
    const again = bob.elsewhere("Bob");
    await again.joins(room);
    assert.equal(again.id, id);
    await alice.receives({ message: "joined", id });
    await again.sends("Thanks", toPerson(alice));
    await alice.receives({ message: "message_sent", content: "Thanks" });
  });

  test("and a join that meet never leave somebody banned in the room", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob } = await server.meetingOfTwo();
    for (let round = 0; round < 10; round++) {
      const tab = bob.elsewhere("Bob");
      const joining = tab.joins(room).then(
        () => true,
        () => false,
      );
      if (round % 2 === 0) await new Promise((resolve) => setImmediate(resolve));
      await alice.does("moderation", ban(bob));
      await joining;
      await alice.sends(`round ${round}`);
      while (!alice.unread.some(({ data }) => data.payload.message === "message_sent")) await sleep(1);
      alice.forgets();
      assert.equal(tab.unread.filter(({ data }) => data.payload.message === "message_sent").length, 0);
      const { participants } = await alice.client.rooms.participants.query({ room_id: room.room_id });
      assert.deepEqual(
        participants.map(({ id }) => id),
        [alice.id],
      );
      await alice.does("moderation", unban(bob));
      await tab.close();
    }
  });

  test("refuses what the target had under way in the same frame, and names nobody banned to others", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob, carol } = await server.meetingOfThree();
    const sending = Array.from({ length: 20 }, (_, at) => bob.sends(`${at}`).catch(() => undefined));
    await alice.does("moderation", ban(bob));
    const sent = (await Promise.all(sending)).filter((it) => it !== undefined).length;
    const { messages } = await carol.client.chat.history.query({ room_id: room.room_id, scope: "global" });
    assert.equal(messages.length, sent);
    const receipt = await carol.does("chat", {
      action: "send_message",
      scope: "global",
      content: "@Bob",
      mentions: [bob.id],
    });
    assert.deepEqual("unseen_by" in receipt && receipt.unseen_by, [bob.id]);
    const dora = await server.person("Dora");
    const { data } = await dora.joins(room, { invite: room.invites.user });
    assert.equal(JSON.stringify(data).includes("banned"), false);
  });

  test("is in a moderator's first event, and in the one that makes a moderator", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob, carol } = await server.meetingOfThree();
    await alice.does("moderation", ban(bob));
    const tab = alice.elsewhere("Alice");
    const { data } = await tab.joins(room);
    assert.ok(data.payload.message === "join_success");
    const banned = data.payload.module_data.moderation?.banned_participants ?? [];
    assert.deepEqual(
      banned.map(({ banned_at: _, ...it }) => it),
      [{ participant_id: bob.id, display_name: "Bob", banned_by: alice.id }],
    );
    carol.forgets();
    await alice.does("control", { action: "grant_moderator_role", target: carol.id });
    await carol.receives({ message: "update" });
    const promoted = await carol.receives({ message: "role_updated", new_role: "moderator" });
    assert.ok(promoted.data.payload.message === "role_updated");
    assert.deepEqual(promoted.data.payload.module_data?.moderation.banned_participants, banned);
    const { entries: log } = await alice.client.rooms.log.query({ room_id: room.room_id });
    assert.ok(log.some(({ payload }) => payload.message === "participant_banned" && payload.display_name === "Bob"));
  });
});
