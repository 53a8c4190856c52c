import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Command } from "../../protocol";
import { type Member, refused } from "../base/room";
import { evolve, isDurable, isTally } from "../namespaces";
import { alice, as, bob, carol, control, eventsOf, gustav, nobody, now, roomOf, says } from "../testing/cast";
import { Stage } from "../testing/stage";

const raise = control({ action: "raise_hand" });
const lower = control({ action: "lower_hand" });
const moderation = (payload: Extract<Command, { namespace: "moderation" }>["payload"]): Command => ({
  namespace: "moderation",
  payload,
});
const reset = (target?: string | string[]) =>
  moderation({ action: "reset_raised_hands", ...(target !== undefined && { target }) });
const disable = moderation({ action: "disable_raise_hands" });
const enable = moderation({ action: "enable_raise_hands" });
const raised = (who: Member, hand = "2026-01-13T13:00:00.000000Z"): Member => ({ ...who, hand });

describe("A hand", () => {
  test("is told to its owner and, as a tally, to everybody", () => {
    for (const who of [bob, gustav, alice]) {
      const events = eventsOf(says(who, raise));
      assert.deepEqual(
        events.map(({ payload, to }) => [payload.message, to]),
        [
          ["hand_raised", who.id],
          ["update", undefined],
        ],
      );
      const [, update] = events;
      assert.ok(update && isTally(update) && !isDurable(update));
      assert.ok(update.payload.message === "update");
      const { hand_is_up, hand_updated_at } = update.payload.module_data.control;
      assert.deepEqual([hand_is_up, hand_updated_at], [true, now]);
      assert.equal(events.reduce(evolve, roomOf()).members.get(who.id)?.hand, now);
    }
  });

  test("that is up keeps its place, and one that is down stays down", () => {
    const room = roomOf([alice, raised(bob)]);
    assert.deepEqual(says(bob, raise, room), refused("nothing_to_do"));
    const after = eventsOf(says(bob, lower, room)).reduce(evolve, room);
    assert.equal(after.members.get(bob.id)?.hand, undefined);
    assert.deepEqual(says(bob, lower, after), refused("nothing_to_do"));
  });

  test("can be raised while muted, and not while hands are off", () => {
    const muted = { ...bob, muted: {} };
    assert.equal(says(muted, raise, roomOf([alice, muted])).kind, "accepted");
    const off = eventsOf(says(alice, disable)).reduce(evolve, roomOf());
    assert.deepEqual(says(bob, raise, off), refused("raise_hands_disabled"));
    const on = eventsOf(says(alice, enable, off)).reduce(evolve, off);
    assert.equal(says(bob, raise, on).kind, "accepted");
  });

  test("stays up over a change of role, whose update has it", () => {
    const room = roomOf([alice, raised(bob)]);
    const events = eventsOf(says(alice, control({ action: "grant_moderator_role", target: bob.id }), room));
    const [update] = events;
    assert.ok(update && isDurable(update));
    assert.ok(update.payload.message === "update" && update.payload.module_data.control.hand_is_up);
    assert.notEqual(events.reduce(evolve, room).members.get(bob.id)?.hand, undefined);
  });
});

describe("Moderators", () => {
  test("lower a hand, some or all, and are told of it", () => {
    const room = roomOf([alice, raised(bob), raised(carol), gustav]);
    for (const [command, targets] of [
      [reset(bob.id), [bob.id]],
      [reset([carol.id, gustav.id]), [carol.id]],
      [reset(), [bob.id, carol.id]],
    ] as const) {
      const events = eventsOf(says(alice, command, room));
      const last = events.at(-1)?.payload;
      assert.deepEqual(last, { message: "hands_reset", targets, issued_by: alice.id });
      const told = events.flatMap(({ payload, to }) =>
        payload.message === "raised_hand_reset_by_moderator" ? [to] : [],
      );
      assert.deepEqual(told, targets);
      const after = events.reduce(evolve, room);
      for (const id of targets) assert.equal(after.members.get(id)?.hand, undefined);
    }
  });

  test("change nothing by half, and nothing where no hand is up", () => {
    const room = roomOf([alice, raised(bob)]);
    assert.deepEqual(says(alice, reset([bob.id, nobody]), room), {
      kind: "bad_request",
      bad: { reason: "unknown_participant" },
    });
    for (const command of [reset([]), reset(carol.id), reset([gustav.id])])
      assert.deepEqual(says(alice, command, roomOf([alice, raised(bob), carol, gustav])), refused("nothing_to_do"));
    assert.deepEqual(says(alice, reset()), refused("nothing_to_do"));
    for (const command of [reset(), enable, disable])
      assert.deepEqual(says(bob, command, room), refused("insufficient_permissions"));
    assert.deepEqual(says(alice, enable), refused("nothing_to_do"));
  });

  test("lower all by switching hands off, in one event", () => {
    const room = roomOf([alice, raised(bob), raised(as("moderator", carol))]);
    const events = eventsOf(says(alice, disable, room));
    assert.equal(events.length, 1);
    const after = events.reduce(evolve, room);
    assert.ok([...after.members.values()].every(({ hand }) => hand === undefined));
  });
});

test("Everybody sees the same hands, live, after a return and after a fresh join", () => {
  const stage = new Stage();
  const up = (id: string) =>
    Object.values(stage.viewOf(id).control.participants)
      .filter(({ module_data }) => module_data.control.hand_is_up)
      .map((it) => it.id)
      .sort();
  stage.drops(gustav);
  stage.does(bob, raise);
  stage.does(carol, raise);
  for (const { id } of [alice, bob, carol]) assert.deepEqual(up(id), [bob.id, carol.id]);
  assert.ok(stage.viewOf(bob.id).self.module_data.control.hand_is_up);
  stage.resumes(gustav);
  assert.deepEqual(up(gustav.id), [bob.id, carol.id]);
  stage.leaves(bob);
  assert.deepEqual(up(alice.id), [carol.id]);
  stage.does(alice, disable);
  for (const { id } of [alice, carol, gustav]) assert.deepEqual(up(id), []);
  assert.equal(stage.viewOf(carol.id).self.module_data.control.hand_is_up, false);
  assert.equal(stage.viewOf(gustav.id).control.raise_hands_enabled, false);
});
