import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { MODERATORS, type Role } from "../../protocol";
import type { Member } from "../base/room";
import { evolve, isDurable } from "../namespaces";
import { alice, as, bob, carol, control, eventsOf, gustav, member, nobody, now, roomOf, says } from "../testing/cast";
import { changes, participantOf } from "./members";

const grant = (target: string) => control({ action: "grant_moderator_role", target });
const revoke = (target: string) => control({ action: "revoke_moderator_role", target });
const setGroups = (target: string, ...groups: string[]) => control({ action: "set_groups", target, groups });
const every = (target: string) => [grant(target), revoke(target), setGroups(target, "backend")];
const refused = (error: string) => ({ kind: "refused", error });

describe("Commands of moderators", () => {
  test("are refused to everybody else, whoever the target is", () => {
    for (const person of [bob, carol, gustav])
      for (const target of [alice.id, carol.id, person.id, nobody])
        for (const command of every(target))
          assert.deepEqual(says(person, command), refused("insufficient_permissions"));
  });

  test("are refused for somebody who was never here", () => {
    for (const command of every(nobody))
      assert.deepEqual(says(alice, command), { kind: "bad_request", bad: { reason: "unknown_participant" } });
  });

  test("give no role to somebody who is banned, but groups, which wait for them", () => {
    const banned = { ...carol, left_at: now, banned: { by: alice.id, at: now } };
    const room = roomOf([alice, banned]);
    const unknown = { kind: "bad_request", bad: { reason: "unknown_participant" } };
    assert.deepEqual(says(alice, grant(carol.id), room), unknown);
    assert.equal(says(alice, setGroups(carol.id, "backend"), room).kind, "accepted");
    const { banned: _, ...unbanned } = banned;
    assert.equal(says(alice, grant(carol.id), roomOf([alice, unbanned])).kind, "accepted");
  });

  test("work while the chat is off, and for somebody absent", () => {
    const absent = { ...carol, left_at: "2026-01-13T12:30:00.000000Z" };
    const [update] = eventsOf(says(alice, grant(carol.id), roomOf([alice, absent], false)));
    assert.deepEqual(update?.payload, {
      message: "update",
      ...participantOf(as("moderator", absent)),
    });
  });
});

describe("Granting the moderator's role", () => {
  test("tells everybody the update, then the participant its role", () => {
    const events = eventsOf(says(alice, grant(bob.id)));
    assert.deepEqual(events, [
      {
        namespace: "control",
        payload: { message: "update", ...participantOf(as("moderator", bob)) },
        by: alice.id,
      },
      { namespace: "control", payload: { message: "role_updated", new_role: "moderator" }, to: bob.id, by: alice.id },
    ]);
    assert.ok(events.every(isDurable));
  });

  test("counts from the next command on", () => {
    const after = eventsOf(says(alice, grant(bob.id))).reduce(evolve, roomOf());
    assert.equal(says(bob, revoke(bob.id), roomOf()).kind, "refused");
    assert.equal(says(bob, revoke(bob.id), after).kind, "accepted");
  });

  test("brings the moderators' group, which goes with the role", () => {
    const room = eventsOf(says(alice, grant(bob.id))).reduce(evolve, roomOf());
    assert.deepEqual(room.members.get(bob.id)?.groups, ["management", MODERATORS]);
    const after = eventsOf(says(alice, revoke(bob.id), room)).reduce(evolve, room);
    assert.deepEqual(after.members.get(bob.id)?.groups, ["management"]);
  });

  test("to a moderator is nothing to do, to the owner it cannot be", () => {
    const second = as("moderator", bob);
    const room = roomOf([alice, second, carol]);
    assert.deepEqual(says(alice, grant(bob.id), room), refused("nothing_to_do"));
    assert.deepEqual(says(second, grant(bob.id), room), refused("nothing_to_do"));
    assert.deepEqual(says(second, grant(alice.id), room), refused("target_is_room_owner"));
    assert.deepEqual(says(alice, grant(alice.id), room), refused("target_is_room_owner"));
  });
});

describe("Revoking the moderator's role", () => {
  const roleAfter = (person: Partial<Member>) => {
    const second = member(bob.id, "Bob", { ...person, role: "moderator" });
    const room = roomOf([alice, second]);
    return eventsOf(says(alice, revoke(second.id), room))
      .reduce(evolve, room)
      .members.get(second.id)?.role;
  };

  test("goes back to the highest other role that invitations gave, else to user", () => {
    assert.equal(roleAfter({}), "user");
    assert.equal(roleAfter({ invited_role: "guest" }), "guest");
    assert.equal(roleAfter({ invited_role: "user" }), "user");
  });

  test("may be done to the moderator who does it, and then takes effect", () => {
    const second = as("moderator", bob);
    const room = roomOf([alice, second]);
    const after = eventsOf(says(second, revoke(second.id), room)).reduce(evolve, room);
    assert.deepEqual(says(second, revoke(second.id), after), refused("insufficient_permissions"));
  });

  test("from who has it not is nothing to do, from the owner it cannot be", () => {
    for (const person of [bob, gustav]) assert.deepEqual(says(alice, revoke(person.id)), refused("nothing_to_do"));
    assert.deepEqual(says(alice, revoke(alice.id)), refused("target_is_room_owner"));
  });
});

describe("Setting groups", () => {
  test("replaces them all, and tells everybody in one update", () => {
    const events = eventsOf(says(alice, setGroups(bob.id, "backend", "ops")));
    assert.deepEqual(events, [
      {
        namespace: "control",
        payload: { message: "update", ...participantOf({ ...bob, groups: ["backend", "ops"] }) },
        by: alice.id,
      },
    ]);
  });

  test("may take them all, also the moderator's own and the owner's", () => {
    const second = as("moderator", carol);
    const room = roomOf([alice, bob, second]);
    assert.equal(says(alice, setGroups(bob.id), room).kind, "accepted");
    assert.equal(says(alice, setGroups(alice.id), room).kind, "accepted");
    assert.equal(says(second, setGroups(alice.id, "x"), room).kind, "accepted");
  });

  test("to what they are is nothing to do, in whatever order", () => {
    const several = { ...bob, groups: ["a", "b"] };
    const room = roomOf([alice, several]);
    assert.deepEqual(says(alice, setGroups(bob.id, "b", "a"), room), refused("nothing_to_do"));
    assert.equal(says(alice, setGroups(bob.id, "b", "A"), room).kind, "accepted");
    assert.equal(says(alice, setGroups(bob.id, "a"), room).kind, "accepted");
    assert.equal(says(alice, setGroups(bob.id, "a", "b", "c"), room).kind, "accepted");
  });

  test("leaves the moderators' group alone, which stands last", () => {
    const second = as("moderator", bob);
    assert.deepEqual(second.groups, ["management", MODERATORS]);
    const room = roomOf([alice, second, carol]);
    const after = eventsOf(says(alice, setGroups(bob.id, "backend"), room)).reduce(evolve, room);
    assert.deepEqual(after.members.get(bob.id)?.groups, ["backend", MODERATORS]);
    assert.deepEqual(says(alice, setGroups(bob.id, "management"), room), refused("nothing_to_do"));
  });

  test("leaves the role alone", () => {
    const [update, ...more] = eventsOf(says(alice, setGroups(gustav.id, "backend")));
    assert.deepEqual(more, []);
    assert.ok(update?.payload.message === "update");
    assert.equal(update.payload.module_data.control.role, "guest");
  });
});

describe("Changes of a participant", () => {
  test("are told when a name, a role or a group is another", () => {
    assert.deepEqual(changes(bob, bob, bob.id), []);
    assert.deepEqual(changes(bob, { ...bob, invited_role: "user", joined_at: "x" }, bob.id), []);
    const messages = (after: Partial<Member>) =>
      changes(bob, { ...bob, ...after }, bob.id).map(({ payload }) => payload.message);
    assert.deepEqual(messages({ display_name: "Robert" }), ["update"]);
    assert.deepEqual(messages({ groups: [] }), ["update"]);
    assert.deepEqual(messages({ role: "moderator" }), ["update", "role_updated"]);
    assert.deepEqual(messages({ role: "guest", display_name: "Robert", groups: ["x"] }), ["update", "role_updated"]);
  });

  test("show left_at only while absent", () => {
    assert.ok(!("left_at" in participantOf(bob).module_data.control));
    const left_at = "2026-01-13T12:30:00.000000Z";
    assert.equal(participantOf({ ...bob, left_at }).module_data.control.left_at, left_at);
    assert.ok(!("invited_role" in participantOf(gustav).module_data.control), "nobody's business");
  });
});

test("Every role is refused or allowed alike by every command of moderators", () => {
  const kinds = (role: Role) => {
    const second = { ...carol, role };
    return every(bob.id).map((command) => says(second, command, roomOf([alice, { ...bob, role: "guest" }, second])));
  };
  for (const role of ["user", "guest"] as const)
    assert.ok(kinds(role).every((it) => it.kind === "refused" && it.error === "insufficient_permissions"));
  assert.ok(kinds("moderator").every((it) => !(it.kind === "refused" && it.error === "insufficient_permissions")));
});
