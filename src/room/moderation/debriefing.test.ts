import assert from "node:assert/strict";
import { test } from "node:test";
import type { Command, Role, WaitingRoom } from "../../protocol";
import { refused } from "../base/room";
import { settings } from "../base/settings";
import { decide, endingOf, evolve } from "../namespaces";
import { alice, as, bob, carol, eventsOf, gustav, new_id, now, roomOf } from "../testing/cast";

type Scope = Extract<Command["payload"], { action: "debrief" }>["kick_scope"];

const debrief = (kick_scope: Scope, waiting_room: WaitingRoom = "disabled", by = alice) => {
  const away = { ...carol, left_at: now };
  const people = roomOf([alice, as("moderator", bob), away, gustav]);
  const room = settings.in(people, { ...settings.of(people), waiting_room });
  const command = { namespace: "moderation", payload: { action: "debrief", kick_scope } } as const;
  return { room, decision: decide(command, { room, by: room.members.get(by.id) ?? by, new_id, now }) };
};

test("A debriefing closes the door first, and ends the sessions of those who are here and in its scope", () => {
  for (const [scope, gone, new_state] of [
    ["guests", [gustav.id], "for_guests"],
    ["users_and_guests", [gustav.id], "for_everyone"],
    ["all", [alice.id, bob.id, gustav.id], "for_everyone"],
  ] as const) {
    const { room, decision } = debrief(scope);
    const events = eventsOf(decision);
    const [closed, started, ...left] = events;
    assert.deepEqual(closed?.payload, { message: "waiting_room_enabled", new_state, issued_by: alice.id });
    assert.deepEqual(started?.payload, { message: "debriefing_started", issued_by: alice.id });
    const ending = started && endingOf(started);
    assert.deepEqual(ending?.ids, gone);
    assert.deepEqual(ending?.told.payload, { message: "session_ended", issued_by: alice.id });
    assert.deepEqual(
      left.map(({ payload }) => payload),
      gone.map((id) => ({ message: "left", id, reason: "session_ended" })),
    );
    const after = events.reduce(evolve, room);
    assert.equal(settings.of(after).waiting_room, new_state);
    for (const id of gone) assert.deepEqual(after.members.get(id)?.waits, { isAccepted: false, isStranger: false });
    const roles = [alice, bob, gustav].map(({ id }) => after.members.get(id)?.role);
    assert.deepEqual(roles, ["moderator", "moderator", "guest"] satisfies Role[]);
  }
});

test("A door that is closed for more stays as it is", () => {
  const messages = (scope: Scope, waiting_room: WaitingRoom) =>
    eventsOf(debrief(scope, waiting_room).decision).map(({ payload }) => payload.message);
  assert.deepEqual(messages("guests", "for_everyone"), ["debriefing_started", "left"]);
  assert.deepEqual(messages("guests", "for_guests"), ["debriefing_started", "left"]);
  assert.deepEqual(messages("users_and_guests", "for_guests").slice(0, 2), [
    "waiting_room_enabled",
    "debriefing_started",
  ]);
});

test("Only moderators end a meeting", () => {
  assert.deepEqual(debrief("all", "disabled", gustav).decision, refused("insufficient_permissions"));
});
