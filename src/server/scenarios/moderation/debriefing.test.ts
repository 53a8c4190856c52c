import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { refusalOf, refused } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

const debrief = (kick_scope: string) => ({ action: "debrief", kick_scope });

describe("A debriefing", () => {
  test("ends the meeting for the scope alone; those who went have to be let in again", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob, carol } = await server.meetingOfThree();
    const code = await alice.invites({ role: "guest" });
    const gustav = await server.person("Gustav");
    await gustav.joins(room, { invite: code });
    const tab = gustav.elsewhere("Gustav");
    await tab.joins(room);
    for (const it of [alice, bob, carol]) await it.receives({ message: "joined", id: gustav.id });
    await alice.does("moderation", debrief("guests"));
    for (const it of [alice, bob, carol]) {
      await it.receives({ message: "waiting_room_enabled", new_state: "for_guests", issued_by: alice.id });
      await it.receives({ message: "debriefing_started", issued_by: alice.id });
      await it.receives({ message: "left", id: gustav.id, reason: "session_ended" });
    }
    for (const it of [gustav, tab]) {
      await it.receives({ message: "waiting_room_enabled" });
      await it.receives({ message: "session_ended", issued_by: alice.id });
      assert.equal((await refusalOf(it.sends("Still here?"))).reason, "not_joined");
      assert.deepEqual(it.unread, []);
    }
    const asking = { room_id: room.room_id, scope: "global" } as const;
    assert.deepEqual(await refusalOf(gustav.client.chat.history.query(asking)), refused("not_found"));
    await bob.sends("Among us");
    const again = gustav.elsewhere("Gustav");
    const { data } = await again.asks(room);
    assert.equal(data.payload.message, "in_waiting_room");
    await alice.does("moderation", { action: "accept", target: gustav.id });
    await again.receives({ message: "accepted" });
    await again.does("control", { action: "enter_room" });
    await again.receives({ message: "join_success", role: "guest" });
  });

  test("for all includes the sender; moderators come back by themselves, with their role", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob, carol } = await server.meetingOfThree();
    await alice.does("control", { action: "grant_moderator_role", target: bob.id });
    await bob.receivesUntil("role_updated");
    await bob.does("moderation", debrief("all"));
    for (const it of [alice, bob, carol]) await it.receivesUntil("session_ended");
    for (const it of [alice, bob]) {
      const again = it.elsewhere(it.name);
      await again.joins(room);
      assert.equal(again.self.role, "moderator");
    }
    const late = carol.elsewhere("Carol");
    const { data } = await late.asks(room, { lastEventId: "1" });
    assert.equal(data.payload.message, "in_waiting_room", "and no replay");
    await server.restart();
    assert.equal((await carol.elsewhere("Carol").asks(room)).data.payload.message, "in_waiting_room");
  });

  test("leads those to the door who come in at that moment", async () => {
    await using server = await TestServer.start();
    const { room, alice } = await server.meetingOfTwo();
    const outcomes: string[] = [];
    for (let ms = 0; ms < 12; ms += 1) {
      await alice.does("moderation", { action: "disable_waiting_room" });
      const people = await Promise.all(["Dave", "Eve", "Frank"].map((name) => server.person(name)));
      const coming = people.map((it) =>
        it.asks(room, { invite: room.invites.user }).then(
          ({ data }) => data.payload.message,
          (error) => error.data.reason,
        ),
      );
      await sleep(ms);
      await alice.does("moderation", debrief("users_and_guests"));
      outcomes.push(...(await Promise.all(coming)));
    }
    for (const outcome of outcomes) assert.ok(["join_success", "in_waiting_room"].includes(outcome), outcome);
  });
});
