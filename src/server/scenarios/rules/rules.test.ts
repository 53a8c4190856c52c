import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Rules } from "../../../protocol";
import { DEFAULT_RULES } from "../../../room/rules/rules";
import { edit } from "../../testing/afterthoughts";
import { idOf, invalid, type Person, refusalOf, refused, toGroup, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

const sets = (by: Person, given: Partial<Rules>) => by.does("rules", { action: "set_rules", ...given });
const nobody = "00000000-0000-4000-8000-000000000000";

describe("The rules of a room", () => {
  test("are those of a new room until a moderator changes them, and then everybody hears of it", async () => {
    const { room, alice, bob } = await server.meetingOfTwo();
    assert.deepEqual(bob.self.module_data.rules, DEFAULT_RULES);
    assert.ok("timestamp" in (await sets(alice, { post_global: "moderators", private: "with_moderators" })));
    const rules = { ...DEFAULT_RULES, post_global: "moderators", private: "with_moderators" };
    const changed = [
      { field: "post_global", from: "everyone", to: "moderators" },
      { field: "private", from: "everyone", to: "with_moderators" },
    ];
    const told = { message: "rules_changed", rules, changed, issued_by: alice.id };
    for (const person of [alice, bob]) await person.receives(told);
    const { data } = await (await server.person("Carol")).joins(room, { invite: room.invites.user });
    assert.ok(data.payload.message === "join_success");
    assert.deepEqual(data.payload.module_data.rules, rules);
  });

  test("are told to those who come back, whole and as an event, and stand in the log", async () => {
    const { room, alice, bob } = await server.meetingOfTwo();
    await alice.sends("Hello");
    const { id: last } = await bob.receives({ message: "message_sent" });
    bob.leaves();
    await sets(alice, { typing: false });
    const again = bob.elsewhere();
    const { data } = await again.resumes(room, last);
    assert.ok(data.payload.message === "resumed");
    assert.equal(data.payload.module_data.rules?.typing, false);
    await again.receives({ message: "rules_changed", changed: [{ field: "typing", from: true, to: false }] });
    const {
      entries: [entry],
    } = await alice.client.rooms.log.query({ room_id: room.room_id });
    assert.equal(entry?.payload.message, "rules_changed");
  });

  test("hold for the very next command", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    const mine = idOf(await bob.sends("mine"));
    const toCarol = idOf(await bob.sends("privately", toPerson(carol)));
    const toAlice = idOf(await bob.sends("privately", toPerson(alice)));
    await sets(alice, { post_global: "moderators", private: "with_moderators" });
    assert.deepEqual(await refusalOf(bob.sends("Hello")), refused("chat_locked"));
    assert.deepEqual(await refusalOf(bob.does("messages", edit(mine, "Hello"))), refused("chat_locked"));
    assert.deepEqual(await refusalOf(bob.sends("Hello", toPerson(carol))), refused("chat_locked"));
    assert.deepEqual(await refusalOf(bob.sends("Hello", toPerson({ id: nobody }))), refused("chat_locked"));
    assert.deepEqual(await refusalOf(bob.does("messages", edit(toCarol, "Hello"))), refused("chat_locked"));
    assert.ok("timestamp" in (await bob.does("messages", edit(toAlice, "Hello"))));
    for (const request of [bob.sends("Hello", toPerson(alice)), alice.sends("Hello")]) idOf(await request);
  });

  test("hold from their place in the order on, also within one commit", async () => {
    const { alice, bob } = await server.meetingOfTwo();
    const hello = () => bob.sends("Hello").catch(() => undefined);
    const [before, change, after] = [
      [hello(), hello(), hello()],
      sets(alice, { post_global: "moderators" }),
      [hello(), hello()],
    ];
    const locked = await change;
    assert.ok("timestamp" in locked);
    for (const receipt of await Promise.all([...before, ...after]))
      assert.ok(receipt === undefined || ("timestamp" in receipt && receipt.timestamp < locked.timestamp));
    assert.equal(await hello(), undefined);
  });

  test("let nothing through to somebody who is no moderator any more", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    await sets(alice, { private: "with_moderators" });
    await alice.does("control", { action: "grant_moderator_role", target: bob.id });
    idOf(await carol.sends("To a moderator", toPerson(bob)));
    await alice.does("control", { action: "revoke_moderator_role", target: bob.id });
    await bob.receives({ message: "rules_changed" });
    await bob.receives({ message: "update" });
    await bob.receives({ message: "role_updated", new_role: "moderator" });
    await bob.receives({ message: "message_sent", content: "To a moderator" });
    await bob.receives({ message: "update" });
    await bob.receives({ message: "role_updated", new_role: "user" });
    assert.deepEqual(await refusalOf(carol.sends("To a user", toPerson(bob))), refused("chat_locked"));
    await bob.receivesNothing();
  });

  test("do not let a field through that is out of bounds", async () => {
    const { alice, bob } = await server.meetingOfTwo();
    assert.deepEqual(await refusalOf(sets(alice, { slow_mode_seconds: 21_601 })), invalid("slow_mode_seconds"));
    assert.deepEqual(await sets(alice, {}), { error: "nothing_to_do" });
    await bob.receivesNothing();
  });

  test("of one room are none of another", async () => {
    const [one, other] = [await server.meetingOfTwo(), await server.meetingOfTwo()];
    await sets(one.alice, { post_global: "moderators" });
    idOf(await other.bob.sends("Hello"));
  });

  test("lock groups for those whom they name", async () => {
    const { room, alice } = await server.meeting();
    const gustav = await server.person("Gustav");
    const invite = await alice.invites({ role: "guest", groups: ["backend"] });
    await gustav.joins(room, { invite });
    await sets(alice, { post_groups: "not_guests" });
    assert.deepEqual(await refusalOf(gustav.sends("Hello", toGroup("backend"))), refused("chat_locked"));
    assert.deepEqual(await refusalOf(gustav.sends("Hello", toGroup("nobody's"))), refused("chat_locked"));
    idOf(await gustav.sends("Hello"));
  });
});

describe("A locked room", () => {
  test("takes nobody new, and uses up no invitation", async () => {
    const { room, alice } = await server.meetingOfTwo();
    const invite = await alice.invites({ role: "user", max_uses: 1 });
    await sets(alice, { locked: true });
    const eve = await server.person("Eve");
    for (const code of [invite, room.invites.user, room.invites.moderator])
      assert.deepEqual(await refusalOf(eve.joins(room, { invite: code })), refused("room_locked"));
    assert.deepEqual(await refusalOf(eve.joins(room)), refused("not_found"));
    await sets(alice, { locked: false });
    await eve.joins(room, { invite });
  });

  test("lets its participants come back, with a new invitation, too", async () => {
    const { room, alice, bob } = await server.meetingOfTwo();
    await alice.sends("Hello");
    const { id: last } = await bob.receives({ message: "message_sent" });
    await sets(alice, { locked: true });
    const invite = await alice.invites({ role: "user", groups: ["backend"] });
    bob.leaves();
    await bob.elsewhere().resumes(room, last);
    await bob.elsewhere().joins(room, { display_name: "Bob" });
    const { data } = await bob.elsewhere().joins(room, { display_name: "Bob", invite });
    assert.ok(data.payload.message === "join_success");
    assert.deepEqual(
      data.payload.module_data.chat.groups_history.map(({ name }) => name),
      ["backend"],
    );
  });

  test("tells only those who may know of it, and a bad invitation before the lock", async () => {
    const { room, alice } = await server.meetingOfTwo();
    const [revoked, elsewhere] = [await alice.invites({ role: "user" }), (await server.meeting()).room];
    await alice.revokes(revoked);
    await sets(alice, { locked: true });
    const eve = await server.person("Eve");
    for (const invite of [undefined, "nonsense", elsewhere.invites.user])
      assert.deepEqual(await refusalOf(eve.joins(room, { invite })), refused("not_found"));
    assert.deepEqual(await refusalOf(eve.joins(room, { invite: revoked })), refused("invite_revoked"));
  });

  test("and a join in one commit have their order", async () => {
    const { room, alice } = await server.meetingOfTwo();
    const people = await Promise.all(["Carol", "Dave", "Eve"].map((name) => server.person(name)));
    const joins = people.map((it) =>
      it.joins(room, { invite: room.invites.user }).then(
        () => "in",
        (error) => error.data.reason,
      ),
    );
    const [outcomes] = await Promise.all([Promise.all(joins), sets(alice, { locked: true })]);
    for (const outcome of outcomes) assert.ok(outcome === "in" || outcome === "room_locked", outcome);
    const { participants } = await alice.client.rooms.participants.query({ room_id: room.room_id });
    assert.equal(participants.length, 2 + outcomes.filter((it) => it === "in").length);
  });
});
