import assert from "node:assert/strict";
import { test } from "node:test";
import type { Envelope } from "../../protocol";
import { alice, bob, carol } from "../testing/cast";
import { Stage } from "../testing/stage";
import { evolve } from "../view";
import { changes, participantOf } from "./members";

const timestamp = "2026-01-13T13:00:00.000Z";
const renaming = changes(bob, { ...bob, display_name: "Robert" }, bob.id).map(
  (event) => ({ ...event, timestamp }) as Envelope,
);
const line = { kind: "renamed", who: bob.id, timestamp, old_name: bob.display_name, new_name: "Robert" };

test("a new name is a quiet line, for its bearer too, and once", () => {
  for (const who of [carol, bob]) {
    const before = new Stage().viewOf(who.id);
    const once = renaming.reduce(evolve, before);
    assert.deepEqual(once.notices, [line]);
    assert.equal(once.control.participants[bob.id]?.module_data.control.display_name, "Robert");
    assert.deepEqual(renaming.reduce(evolve, once), once);
  }
});

test("a new name is told to who comes back, who knows the person by it already", () => {
  const before = new Stage().viewOf(carol.id);
  const known = { ...before.control.participants, [bob.id]: participantOf({ ...bob, display_name: "Robert" }) };
  assert.deepEqual(
    renaming.reduce(evolve, { ...before, control: { ...before.control, participants: known } }).notices,
    [line],
  );
});

test("a change that leaves the name as it is tells no name", () => {
  const [event] = changes(bob, { ...bob, groups: ["a"] }, alice.id);
  assert.ok(event !== undefined && !("old_name" in event.payload));
});
