import assert from "node:assert/strict";
import { test } from "node:test";
import { alice, carol } from "../testing/cast";
import { evolveRestricted, NOBODY_RESTRICTED } from "./restricted";

const joined_at = "2026-01-13T12:30:00.000000Z";
const control = { display_name: "Carol", role: "user", is_room_owner: false, hand_is_up: false, joined_at } as const;
const waiting = {
  id: carol.id,
  module_data: { control: { ...control, hand_is_up: false as const }, chat: { groups: [] } },
};
const state = { ...NOBODY_RESTRICTED, waiting_room_participants: [waiting] };
const accepted = { message: "participant_accepted", participant_id: carol.id, issued_by: alice.id } as const;

test("An acceptance from before somebody came to the door again says nothing of them", () => {
  assert.deepEqual(evolveRestricted(state, accepted, "2026-01-13T12:29:00.000000Z"), state);
  const after = evolveRestricted(state, accepted, "2026-01-13T12:31:00.000000Z");
  assert.deepEqual(after.waiting_room_participants, [{ ...waiting, accepted: true }]);
});

test("Nor does a kick of them while they waited before", () => {
  const declined = { message: "participant_declined", participant_id: carol.id, issued_by: alice.id } as const;
  assert.deepEqual(evolveRestricted(state, declined, "2026-01-13T12:29:00.000000Z"), state);
  const after = evolveRestricted(state, declined, "2026-01-13T12:31:00.000000Z");
  assert.deepEqual(after.waiting_room_participants, []);
});
