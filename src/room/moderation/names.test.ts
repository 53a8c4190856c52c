import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Command, Id } from "../../protocol";
import { bad, type Member, type Room, refused } from "../base/room";
import { decide, evolve } from "../namespaces";
import { compiled } from "../rules/filters";
import { alice, as, bob, carol, eventsOf, gustav, new_id, nobody, now, roomOf } from "../testing/cast";

type Payload = Extract<Command, { namespace: "moderation" }>["payload"];

/** Nobody else has the wanted name, unless the test says so. */
function does(by: Member, payload: Payload, room: Room = roomOf(), free_name?: string) {
  const wanted = free_name ?? ("new_name" in payload ? payload.new_name : "");
  const request = { room, by: room.members.get(by.id) ?? by, new_id, now, free_name: wanted };
  return decide({ namespace: "moderation", payload }, request);
}
const name = (target: Id, new_name = "Robert"): Payload => ({ action: "change_display_name", target, new_name });
const restrict = (...unrestricted_participants: Id[]): Payload => ({
  action: "enable_display_name_change_restrictions",
  unrestricted_participants,
});
const free: Payload = { action: "disable_display_name_change_restrictions" };

describe("A name", () => {
  test("that a moderator gives is told to all, after the update, and stays", () => {
    const events = eventsOf(does(alice, name(bob.id)));
    assert.deepEqual(
      events.map(({ payload }) => payload.message),
      ["update", "display_name_changed"],
    );
    const [update, changed] = events.map(({ payload }) => payload);
    assert.ok(update?.message === "update" && update.old_name === "Bob");
    assert.deepEqual(changed, {
      message: "display_name_changed",
      target: bob.id,
      issued_by: alice.id,
      old_name: "Bob",
      new_name: "Robert",
    });
    const room = events.reduce(evolve, roomOf());
    assert.equal(room.members.get(bob.id)?.display_name, "Robert");
    assert.deepEqual(does(bob, name(bob.id, "Bob"), room), refused("insufficient_permissions"));
    const again = eventsOf(does(alice, name(bob.id, "Bertie"), room)).reduce(evolve, room);
    assert.equal(again.members.get(bob.id)?.display_name, "Bertie");
  });

  test("is its bearer's to change, and to change again", () => {
    for (const who of [alice, bob, gustav]) {
      const room = eventsOf(does(who, name(who.id))).reduce(evolve, roomOf());
      assert.equal(does(who, name(who.id, "Another"), room).kind, "accepted");
    }
  });

  test("of a moderator is the owner's to change, of the owner nobody's", () => {
    const [second, third] = [as("moderator", bob), as("moderator", carol)];
    const room = roomOf([alice, second, third, gustav]);
    assert.deepEqual(does(second, name(third.id), room), refused("insufficient_permissions"));
    assert.deepEqual(does(second, name(alice.id), room), refused("insufficient_permissions"));
    assert.equal(does(alice, name(third.id), room).kind, "accepted");
    assert.equal(does(second, name(gustav.id), room).kind, "accepted");
    assert.deepEqual(does(gustav, name(bob.id), room), refused("insufficient_permissions"));
    assert.deepEqual(does(gustav, name(nobody), room), refused("insufficient_permissions"));
    assert.deepEqual(does(alice, name(nobody), room), bad("unknown_participant"));
  });

  test("has to be one that can be seen, and that nobody is hurt by", () => {
    for (const wrong of ["", "   ", "a".repeat(101), "Bob\u200b", "\u0000"])
      assert.deepEqual(does(alice, name(bob.id, wrong)), refused("invalid_display_name"));
    const room = { ...roomOf(), filters: compiled({ words: ["casino"], on_match: "block" }) };
    assert.deepEqual(does(bob, name(bob.id, "Casino Bob"), room), refused("invalid_display_name"));
    assert.equal(does(alice, name(bob.id, "Casino Bob"), room).kind, "accepted");
    assert.deepEqual(
      decide({ namespace: "moderation", payload: name(bob.id) }, { room, by: bob, new_id, now }),
      refused("invalid_display_name"),
      "nobody may be called so",
    );
    assert.deepEqual(does(bob, name(bob.id, "Bob")), refused("nothing_to_do"));
  });

  test("cannot be changed while muted, but by a moderator", () => {
    const muted = { ...bob, muted: {} };
    const room = roomOf([alice, muted]);
    assert.deepEqual(does(bob, name(bob.id), room), bad("muted"));
    assert.equal(does(alice, name(bob.id), room).kind, "accepted");
  });
});

describe("Restrictions", () => {
  test("keep names as they are, but those of moderators and of some people", () => {
    const room = eventsOf(does(alice, restrict(carol.id))).reduce(evolve, roomOf());
    assert.deepEqual(does(bob, name(bob.id), room), refused("insufficient_permissions"));
    assert.equal(does(carol, name(carol.id), room).kind, "accepted");
    assert.equal(does(alice, name(alice.id, "Alicia"), room).kind, "accepted");
    assert.deepEqual(does(alice, restrict(carol.id), room), refused("nothing_to_do"));
    assert.equal(does(alice, restrict(), room).kind, "accepted");
    const after = eventsOf(does(alice, free, room)).reduce(evolve, room);
    assert.equal(does(bob, name(bob.id), after).kind, "accepted");
    assert.deepEqual(does(alice, free, after), refused("nothing_to_do"));
  });

  test("are for moderators to set, and for people who exist", () => {
    for (const payload of [restrict(), free]) assert.deepEqual(does(bob, payload), refused("insufficient_permissions"));
    assert.deepEqual(does(alice, restrict(nobody)), bad("unknown_participant"));
  });
});
