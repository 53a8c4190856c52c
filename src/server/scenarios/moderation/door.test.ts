import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Id } from "../../../protocol";
import { type Person, refusalOf } from "../../testing/person";
import { type CreatedRoom, GRACE_MS, TestServer } from "../../testing/test-server";

const notFound = { code: "NOT_FOUND", reason: "not_found" };
const enable = { action: "enable_waiting_room" };

/** Alice's room with Bob, the waiting room on, and Dora, who waits. */
async function scene(server: TestServer) {
  const { room, alice, bob } = await server.meetingOfTwo();
  await alice.does("moderation", enable);
  for (const it of [alice, bob]) await it.receives({ message: "waiting_room_enabled", new_state: "for_everyone" });
  const dora = await server.person("Dora");
  const dora_id = await waits(dora, room);
  await alice.receives({ message: "joined_waiting_room", id: dora_id });
  return { room, alice, bob, dora, dora_id };
}

async function waits(person: Person, room: CreatedRoom): Promise<Id> {
  const { id, data } = await person.asks(room, { invite: room.invites.user });
  assert.ok(data.payload.message === "in_waiting_room", data.payload.message);
  assert.equal(id, "waiting");
  return data.payload.id;
}

const enters = (person: Person) => person.does("control", { action: "enter_room" });
const accept = (target: Id) => ({ action: "accept", target });

describe("Somebody at the door", () => {
  test("hears nothing of the room, and nobody but moderators of them", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob, dora, dora_id } = await scene(server);
    await bob.sends("Who is there?");
    await alice.sends("You, Dora", { scope: "global" });
    await bob.does("messages", { action: "typing", scope: "global" });
    await sleep(50);
    assert.deepEqual(dora.unread, []);
    const { participants, participant_count } = await bob.client.rooms.participants.query({ room_id: room.room_id });
    assert.equal(participants.length, participant_count);
    assert.equal(participant_count, 2);
    const ids = { room_id: room.room_id, ids: [dora_id] };
    assert.deepEqual((await bob.client.rooms.participants.query(ids)).participants, []);
    assert.equal(
      bob.unread.some(({ data }) => JSON.stringify(data).includes(dora_id)),
      false,
    );
    const toDora = { scope: "private", target: dora_id } as const;
    assert.equal((await refusalOf(bob.sends("Psst", toDora))).reason, "unknown_participant");
    assert.equal((await refusalOf(alice.sends("Psst", toDora))).reason, "unknown_participant");
    assert.equal(
      (await refusalOf(bob.client.chat.history.query({ room_id: room.room_id, ...toDora }))).reason,
      "unknown_participant",
    );
    const grant = { action: "grant_moderator_role", target: dora_id };
    assert.equal((await refusalOf(alice.does("control", grant))).reason, "unknown_participant");
    assert.equal(
      (await refusalOf(alice.does("moderation", { action: "mute_chat", target: dora_id }))).reason,
      "unknown_participant",
    );
  });

  test("is known to a moderator who comes back, as long as they wait, and to nobody else", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob, dora, dora_id } = await scene(server);
    const { id } = await alice.sends("Wait a moment").then(() => alice.receivesUntil("message_sent"));
    const waitingFor = async (person: Person) => {
      const { data } = await person.elsewhere("Again").resumes(room, id);
      assert.ok(data.payload.message === "resumed", data.payload.message);
      return data.payload.module_data.moderation?.waiting_room_participants.map((it) => it.id);
    };
    assert.deepEqual(await waitingFor(alice), [dora_id]);
    assert.equal(await waitingFor(bob), undefined);
    await alice.does("moderation", accept(dora_id));
    await dora.receives({ message: "accepted" });
    await enters(dora);
    await dora.receives({ message: "join_success", id: dora_id });
    assert.deepEqual(await waitingFor(alice), []);
  });

  test("may ask for nothing, and say nothing but that they want to enter", async () => {
    await using server = await TestServer.start();
    const { room, alice, dora } = await scene(server);
    const { room_id } = room;
    await alice.sends("Secret");
    const { trpc: ask } = dora.connection;
    const questions = [
      ask.rooms.participants.query({ room_id }),
      ask.rooms.log.query({ room_id }),
      ask.invites.list.query({ room_id }),
      ask.invites.create.mutate({ room_id, role: "user" }),
      ask.chat.history.query({ room_id, scope: "global" }),
      ask.chat.messages.query({ room_id, ids: [alice.id] }),
      ask.chat.search.query({ room_id, term: "Secret" }),
      ask.chat.reactors.query({ room_id, message_id: alice.id, reaction: "👍" }),
    ];
    for (const question of questions) assert.deepEqual(await refusalOf(question), notFound);
    const commands: [string, object][] = [
      ["chat", { action: "send_message", scope: "global", content: "Let me in" }],
      ["chat", { action: "send_message", scope: "private", target: alice.id, content: "Let me in" }],
      ["messages", { action: "typing", scope: "global" }],
      ["moderation", { action: "accept_all" }],
      ["nothing", {}],
    ];
    for (const [namespace, payload] of commands)
      assert.equal((await refusalOf(dora.does(namespace, payload))).reason, "not_joined");
    const error = "not_accepted_or_not_in_waiting_room";
    assert.deepEqual(await enters(dora), { error });
    assert.equal((await dora.receives({ message: "error", error })).id, "waiting");
    assert.deepEqual(await enters(alice), { error });
    const found = await ask.rooms.lookup.query({ room_id });
    assert.deepEqual([found.member, found.role], [false, "user"]);
    assert.deepEqual(dora.unread, []);
  });

  test("enters on the same subscription when a moderator has accepted them, and is then announced", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob, dora, dora_id } = await scene(server);
    await alice.sends("Before");
    await bob.receives({ message: "message_sent" });
    assert.deepEqual(await bob.does("moderation", accept(dora_id)), { error: "insufficient_permissions" });
    await alice.does("moderation", accept(dora_id));
    assert.deepEqual(await alice.does("moderation", accept(dora_id)), { error: "not_waiting" });
    assert.equal((await dora.receives({ message: "accepted" })).id, "waiting");
    await enters(dora);
    const { id, data } = await dora.receives({ message: "join_success", id: dora_id, role: "user" });
    assert.ok(Number(id) > 0 && data.payload.message === "join_success");
    assert.deepEqual(
      data.payload.module_data.chat.room_history.map(({ content }) => content),
      ["Before"],
    );
    await bob.receives({ message: "error" });
    await bob.receives({ message: "joined", id: dora_id });
    await bob.sends("Welcome");
    await dora.receives({ message: "message_sent", content: "Welcome" });
    await dora.sends("Thanks");
    await bob.receives({ message: "message_sent", content: "Welcome" });
    await bob.receives({ message: "message_sent", content: "Thanks" });
    const again = dora.elsewhere("Dora");
    await again.joins(room);
    const { invites } = { invites: await alice.client.invites.list.query({ room_id: room.room_id }) };
    assert.equal(invites.find(({ code }) => code === room.invites.user)?.uses, 2, "Bob's and Dora's");
  });

  test("is let in on all their tabs, with one announcement; two orders to enter are one", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob, dora, dora_id } = await scene(server);
    const tab = dora.elsewhere("Dora");
    await waits(tab, room);
    await alice.does("moderation", { action: "accept_all" });
    for (const it of [dora, tab]) await it.receives({ message: "accepted" });
    await Promise.all([enters(dora), enters(dora), enters(tab)]);
    for (const it of [dora, tab]) await it.receives({ message: "join_success", id: dora_id });
    await bob.receives({ message: "joined", id: dora_id });
    await bob.sends("Hello");
    for (const it of [dora, tab]) {
      await it.receives({ message: "message_sent", content: "Hello" });
      assert.deepEqual(it.unread, []);
    }
    await bob.receives({ message: "message_sent" });
    assert.deepEqual(bob.unread, []);
    await alice.receives({ message: "participants_accepted", targets: [dora_id] });
    assert.deepEqual(await alice.does("moderation", { action: "accept_all" }), { error: "nothing_to_do" });
  });

  test("keeps the place over a reload, and leaves it by going away", async () => {
    await using server = await TestServer.start();
    const { room, alice, dora, dora_id } = await scene(server);
    dora.leaves();
    const tab = dora.elsewhere("Dora");
    assert.equal(await waits(tab, room), dora_id);
    await sleep(GRACE_MS + 100);
    assert.deepEqual(alice.unread, []);
    tab.leaves();
    await alice.receives({ message: "left_waiting_room", id: dora_id });
    assert.deepEqual(await alice.does("moderation", accept(dora_id)), { error: "not_waiting" });
  });

  test("is sent away, and may ask again after a minute", async () => {
    await using server = await TestServer.start();
    const { room, alice, dora, dora_id } = await scene(server);
    await alice.does("moderation", { action: "decline", target: dora_id });
    assert.equal((await dora.receives({ message: "declined" })).id, "waiting");
    await alice.receives({ message: "participant_declined", participant_id: dora_id, issued_by: alice.id });
    const tab = dora.elsewhere("Dora");
    const { reason, retry_after_ms = 0 } = await refusalOf(tab.asks(room, { invite: room.invites.user }));
    assert.equal(reason, "too_many_requests");
    assert.ok(retry_after_ms > 55_000 && retry_after_ms <= 60_000);
    const minute = `UPDATE "Participant" SET declined_at = '2026-01-01T00:00:00.000000Z' WHERE id = '${dora_id}'`;
    await server.database.execute(minute);
    assert.equal(await waits(tab, room), dora_id);
  });

  test("who is banned there is told so, and stays out after a restart", async () => {
    await using server = await TestServer.start();
    const { room, alice, dora, dora_id } = await scene(server);
    await alice.does("moderation", { action: "ban", target: dora_id, revoke_invite: true });
    assert.equal((await dora.receives({ message: "banned" })).id, "waiting");
    await server.restart();
    const tab = dora.elsewhere("Dora");
    assert.equal((await refusalOf(tab.asks(room, { invite: room.invites.user }))).reason, "banned");
    const erin = await server.person("Erin");
    assert.equal((await refusalOf(erin.asks(room, { invite: room.invites.user }))).reason, "invite_revoked");
  });

  test("comes in when the waiting room is switched off", async () => {
    await using server = await TestServer.start();
    const { alice, bob, dora, dora_id } = await scene(server);
    await alice.does("moderation", { action: "disable_waiting_room" });
    await dora.receives({ message: "accepted" });
    await enters(dora);
    await dora.receives({ message: "join_success" });
    await bob.receives({ message: "waiting_room_disabled", issued_by: alice.id });
    await bob.receives({ message: "joined", id: dora_id });
  });
});

describe("The waiting room", () => {
  test("holds nobody who was in before, no moderator, and for guests nobody else", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob } = await server.meetingOfTwo();
    await alice.does("moderation", enable);
    const tab = bob.elsewhere("Bob");
    await tab.joins(room);
    const mara = await server.person("Mara");
    await mara.joins(room, { invite: room.invites.moderator });
    const guests = await alice.invites({ role: "guest" });
    await alice.does("moderation", { ...enable, new_state: "for_guests" });
    assert.deepEqual(await alice.does("moderation", { ...enable, new_state: "for_guests" }), {
      error: "nothing_to_do",
    });
    await (await server.person("Uli")).joins(room, { invite: room.invites.user });
    const { data } = await (await server.person("Gustav")).asks(room, { invite: guests });
    assert.equal(data.payload.message, "in_waiting_room");
  });

  test("is in a moderator's first event, with who waits, and outlasts a restart", async () => {
    await using server = await TestServer.start();
    const { room, alice, dora, dora_id } = await scene(server);
    await server.restart();
    const tab = alice.elsewhere("Alice");
    const { data } = await tab.joins(room);
    assert.ok(data.payload.message === "join_success" && data.payload.module_data.moderation);
    const { waiting_room, waiting_room_enabled } = data.payload.module_data.moderation;
    assert.deepEqual([waiting_room, waiting_room_enabled], ["for_everyone", true]);
    const again = dora.elsewhere("Dora");
    await waits(again, room);
    const third = alice.elsewhere("Alice");
    const { data: later } = await third.joins(room);
    assert.ok(later.payload.message === "join_success");
    const [person] = later.payload.module_data.moderation?.waiting_room_participants ?? [];
    assert.equal(person?.id, dora_id);
    assert.equal(person?.module_data.control.display_name, "Dora");
  });
});

describe("A kick, and the way back to the door", () => {
  for (const [action, told, audit, reason] of [
    ["kick", { message: "kicked", reason: "kicked" }, "participant_kicked", "kicked"],
    ["send_to_waiting_room", { message: "sent_to_waiting_room" }, "participant_sent_back", "sent_to_waiting_room"],
  ] as const)
    test(`${action}: ends the sessions; the participant waits until they are let in`, async () => {
      await using server = await TestServer.start();
      const { room, alice, bob, carol } = await server.meetingOfThree();
      const { id } = await bob.sends("Hello").then(() => bob.receives({ message: "message_sent" }));
      for (const it of [alice, carol]) await it.receives({ message: "message_sent" });
      await alice.does("moderation", { action, target: bob.id });
      await bob.receives(told);
      await alice.receives({ message: audit, participant_id: bob.id, issued_by: alice.id });
      for (const it of [alice, carol]) await it.receives({ message: "left", id: bob.id, reason });
      assert.equal((await refusalOf(bob.sends("Still here?"))).reason, "not_joined");
      assert.deepEqual(
        await refusalOf(bob.client.chat.history.query({ room_id: room.room_id, scope: "global" })),
        notFound,
      );
      const tab = bob.elsewhere("Bob");
      const { data } = await tab.resumes(room, id);
      assert.equal(data.payload.message, "in_waiting_room", "an old event id does not help");
      await alice.receives({ message: "joined_waiting_room", id: bob.id });
      await alice.does("moderation", accept(bob.id));
      await tab.receives({ message: "accepted" });
      await enters(tab);
      await tab.receives({ message: "join_success", id: bob.id });
      await carol.receives({ message: "joined", id: bob.id });
      assert.deepEqual(await alice.does("moderation", { action: "kick", target: alice.id }), {
        error: "insufficient_permissions",
      });
    });
});
