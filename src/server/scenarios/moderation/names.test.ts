import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { refusalOf } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

const rename = (target: { id: string }, new_name: string) => ({
  action: "change_display_name",
  target: target.id,
  new_name,
});

describe("A name that a moderator gives", () => {
  test("is told to all, and wins over the name of the next join until a moderator gives another", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob, carol } = await server.meetingOfThree();
    await alice.does("moderation", rename(bob, "Robert"));
    for (const it of [alice, bob, carol]) {
      await it.receives({ message: "update", id: bob.id, old_name: "Bob" });
      const told = { target: bob.id, issued_by: alice.id, old_name: "Bob", new_name: "Robert" };
      await it.receives({ message: "display_name_changed", ...told });
    }
    assert.deepEqual(await bob.does("moderation", rename(bob, "Bob")), { error: "insufficient_permissions" });
    await server.restart();
    const again = bob.elsewhere("Bob");
    await again.joins(room);
    assert.equal(again.self.display_name, "Robert");
    assert.equal(again.self.module_data.moderation?.name_is_given, true);
    await alice.receivesUntil("resumed");
    await alice.does("moderation", rename(bob, "Bob"));
    const later = bob.elsewhere("Robert");
    await later.joins(room);
    assert.equal(later.self.display_name, "Bob");
  });

  test("gets a mark where another has it, and cannot be a moderator's, a blocked one or none", async () => {
    await using server = await TestServer.start();
    const { alice, bob, carol } = await server.meetingOfThree();
    await alice.does("moderation", rename(bob, "Carol"));
    const { data } = await bob.receivesUntil("display_name_changed");
    assert.ok(data.payload.message === "display_name_changed");
    assert.equal(data.payload.new_name, "Carol (2)");
    for (const wrong of ["Alice", "", "  ", "\u200b", "x".repeat(101)])
      assert.deepEqual(await alice.does("moderation", rename(carol, wrong)), { error: "invalid_display_name" });
    await alice.does("rules", { action: "set_filters", words: ["casino"], on_match: "block" });
    assert.deepEqual(await carol.does("moderation", rename(carol, "Casino")), { error: "invalid_display_name" });
    const renamed = await carol.does("moderation", rename(carol, "Caro"));
    assert.ok("timestamp" in renamed);
    await alice.does("moderation", { action: "mute_chat", target: carol.id });
    assert.equal((await refusalOf(carol.does("moderation", rename(carol, "Carola")))).reason, "muted");
  });

  test("and restrictions hold for joining, too", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob, carol } = await server.meetingOfThree();
    const restrict = { action: "enable_display_name_change_restrictions", unrestricted_participants: [carol.id] };
    await alice.does("moderation", restrict);
    await bob.receives({ message: "display_name_change_restrictions_enabled", unrestricted_participants: [carol.id] });
    assert.deepEqual(await bob.does("moderation", rename(bob, "Robert")), { error: "insufficient_permissions" });
    const again = bob.elsewhere("Robert");
    await again.joins(room);
    assert.equal(again.self.display_name, "Bob");
    assert.deepEqual(again.self.module_data.moderation?.display_name_change_restrictions, {
      type: "enabled",
      unrestricted_participants: [carol.id],
    });
    const free = carol.elsewhere("Caro");
    await free.joins(room);
    assert.equal(free.self.display_name, "Caro");
    await alice.does("moderation", { action: "disable_display_name_change_restrictions" });
    assert.ok("timestamp" in (await again.does("moderation", rename(bob, "Robert"))));
  });
});

test("Former names stand in one table, are replayed from there, and are told no more when that is empty", async () => {
  await using server = await TestServer.start();
  const { room, alice, bob, carol } = await server.meetingOfThree();
  await alice.sends("Hello");
  const { id } = await carol.receivesUntil("message_sent");
  carol.leaves();
  for (const name of ["Robert", "Bertie"]) await alice.does("moderation", rename(bob, name));
  const again = carol.elsewhere("Carol");
  await again.resumes(room, id);
  for (const [old_name, new_name] of [
    ["Bob", "Robert"],
    ["Robert", "Bertie"],
  ]) {
    const { data } = await again.receives({ message: "update", id: bob.id, old_name });
    assert.ok(data.payload.message === "update");
    assert.equal(data.payload.module_data.control.display_name, new_name);
    await again.receives({ message: "display_name_changed", old_name, new_name });
  }
  const rows = await server.database.execute(`SELECT payload FROM "LogEntry"`);
  assert.ok(rows.length > 0);
  for (const it of ["Bob", "Robert", "Bertie"]) assert.ok(!JSON.stringify(rows).includes(it), it);
  await server.database.execute(`DELETE FROM "NameChange"`);
  const { payload } = (await carol.elsewhere("Carol").resumes(room, id)).data;
  assert.ok(payload.message === "resumed" && payload.missed === 2, "the updates, without the former names");
  const { entries: log } = await alice.client.rooms.log.query({ room_id: room.room_id });
  assert.ok(!JSON.stringify(log).includes("Robert"));
});
