import assert from "node:assert/strict";
import { after, before, describe, mock, test } from "node:test";
import { invalid, type Person, refusalOf, refused } from "../../testing/person";
import { TestServer } from "../../testing/test-server";
import { groupNames, inMinutes } from "./terms";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

async function usesOf(moderator: Person, code: string) {
  const list = await moderator.client.invites.list.query({ room_id: moderator.self.room_info.id });
  return list.find((it) => it.code === code)?.uses;
}

/** Sets the clock of this process, server included, until the end of the scope. */
function setTo(moment: string): Disposable {
  mock.timers.enable({ apis: ["Date"], now: new Date(moment) });
  return { [Symbol.dispose]: () => mock.timers.reset() };
}

describe("A room lets in", () => {
  test("nobody without an invitation, with a wrong one, or with one to another room", async () => {
    const { room } = await server.meeting();
    const other = await server.meeting();
    const bob = await server.person("Bob");
    for (const invite of [undefined, "nonsense", other.room.invites.user])
      assert.deepEqual(await refusalOf(bob.joins(room, { invite })), refused("not_found"));
    assert.deepEqual(await refusalOf(bob.joins({ room_id: bob.token.slice(0, 0) }, {})), invalid("room_id"));
    const nowhere = { room_id: "00000000-0000-4000-8000-000000000000" };
    assert.deepEqual(await refusalOf(bob.joins(nowhere, { invite: room.invites.user })), refused("not_found"));
  });

  test("the owner and participants without one", async () => {
    const { room, alice, bob } = await server.meetingOfTwo();
    assert.equal(alice.self.role, "moderator");
    assert.equal(alice.self.is_room_owner, true);
    const { data } = await bob.elsewhere().joins(room, { display_name: "Bob" });
    assert.ok(data.payload.message === "join_success");
    assert.equal(data.payload.id, bob.id);
    assert.equal(data.payload.is_room_owner, false);
  });

  test("nobody with one that cannot be used: revoked comes before expired before used up", async () => {
    const { room, alice } = await server.meeting();
    const expires_at = inMinutes(1);
    const usedUp = await alice.invites({ role: "user", max_uses: 1 });
    const expired = await alice.invites({ role: "user", max_uses: 1, expires_at });
    const everything = await alice.invites({ role: "user", max_uses: 1, expires_at });
    for (const invite of [usedUp, expired, everything]) await (await server.person("First")).joins(room, { invite });
    using _clock = setTo(expires_at);
    await alice.revokes(everything);
    const eve = await server.person("Eve");
    for (const [invite, reason] of [
      [usedUp, "invite_used_up"],
      [expired, "invite_expired"],
      [everything, "invite_revoked"],
    ] as const) {
      assert.deepEqual(await refusalOf(eve.joins(room, { invite })), refused(reason));
      assert.deepEqual(await refusalOf(eve.client.rooms.lookup.query({ invite })), refused(reason));
      assert.deepEqual(
        await refusalOf(alice.elsewhere().joins(room, { invite })),
        refused(reason),
        "the owner neither",
      );
      assert.deepEqual(await refusalOf(alice.client.rooms.lookup.query({ invite })), refused(reason));
    }
  });

  test("nobody twice at once through the last use of an invitation", async () => {
    const { room, alice } = await server.meeting();
    const invite = await alice.invites({ role: "user", max_uses: 1 });
    const people = await Promise.all(["Bob", "Carol", "Dave"].map((name) => server.person(name)));
    const outcomes = await Promise.allSettled(people.map((person) => person.joins(room, { invite })));
    assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
    assert.equal(await usesOf(alice, invite), 1);
  });
});

describe("An invitation that is presented", () => {
  test("counts as a use when first presented, even if it changes nothing, by the owner too", async () => {
    const { room, alice } = await server.meeting();
    const { user } = room.invites;
    assert.equal(await usesOf(alice, user), 0);
    const bob = await server.person("Bob");
    await bob.joins(room, { invite: user });
    await bob.elsewhere().joins(room, { invite: user });
    assert.equal(await usesOf(alice, user), 1);
    await alice.elsewhere().joins(room, { invite: user });
    await alice.elsewhere().joins(room, { invite: user });
    assert.equal(await usesOf(alice, user), 2);
  });

  test("is ignored when presented again, even revoked, expired and used up", async () => {
    const { room, alice } = await server.meeting();
    const expires_at = inMinutes(1);
    const invite = await alice.invites({ role: "user", max_uses: 1, expires_at });
    const bob = await server.person("Bob");
    await bob.joins(room, { invite });
    await alice.revokes(invite);
    using _clock = setTo(expires_at);
    const { data } = await bob.elsewhere().joins(room, { invite, display_name: "Bob" });
    assert.ok(data.payload.message === "join_success");
    assert.equal(data.payload.id, bob.id);
    const found = await bob.client.rooms.lookup.query({ invite });
    assert.deepEqual([found.role, found.member], ["user", true]);
  });

  test("raises the role, never lowers it, adds its groups, and tells the room", async () => {
    const { room, alice } = await server.meeting();
    const gustav = await server.person("Gustav");
    await gustav.joins(room, { invite: await alice.invites({ role: "guest", groups: ["a", "b"] }) });
    assert.equal(gustav.self.role, "guest");
    await alice.receives({ message: "joined", id: gustav.id });

    const raised = gustav.elsewhere();
    const invite = await alice.invites({ role: "user", groups: ["b", "c"] });
    await raised.joins(room, { invite, display_name: "Gustav" });
    assert.equal(raised.self.role, "user");
    const groups = raised.self.module_data.chat.groups_history.map(({ name }) => name);
    assert.deepEqual(groups.toSorted(), ["a", "b", "c"]);
    const { data } = await alice.receives({ message: "update", id: gustav.id });
    assert.ok(data.payload.message === "update");
    assert.equal(data.payload.module_data.control.role, "user");
    await gustav.receives({ message: "update", id: gustav.id });
    await gustav.receives({ message: "role_updated", new_role: "user" });

    const same = gustav.elsewhere();
    await same.joins(room, { invite: await alice.invites({ role: "guest" }), display_name: "Gustav" });
    assert.equal(same.self.role, "user");
    await alice.receivesNothing();
  });

  test("does not raise a demoted participant again", async () => {
    const { room, alice } = await server.meeting();
    const invite = room.invites.moderator;
    const bob = await server.person("Bob");
    await bob.joins(room, { invite });
    await alice.does("control", { action: "revoke_moderator_role", target: bob.id });
    const again = bob.elsewhere();
    await again.joins(room, { invite, display_name: "Bob" });
    assert.equal(again.self.role, "user");
  });

  test("is refused when it would lead to more than 50 groups, and then is no use", async () => {
    const { room, alice } = await server.meeting();
    const [most, more] = [
      await alice.invites({ role: "user", groups: groupNames(50) }),
      await alice.invites({ role: "moderator", groups: ["group 3", "one too many"] }),
    ];
    const same = await alice.invites({ role: "user", groups: groupNames(50).reverse() });
    const bob = await server.person("Bob");
    await bob.joins(room, { invite: most });
    assert.deepEqual(await refusalOf(bob.elsewhere().joins(room, { invite: more })), invalid("invite"));
    assert.equal(await usesOf(alice, more), 0);
    const later = bob.elsewhere();
    await later.joins(room, { invite: same });
    assert.equal(later.self.role, "user");
    assert.equal(later.self.module_data.chat.groups_history.length, 50);
  });

  test("ends nobody's membership when it is revoked", async () => {
    const { room, alice, bob } = await server.meetingOfTwo();
    await alice.revokes(room.invites.user);
    await bob.sends("still here");
    await alice.receives({ message: "message_sent", content: "still here" });
    await bob.elsewhere().joins(room, { display_name: "Bob" });
  });
});
