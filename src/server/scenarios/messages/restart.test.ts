import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { everyone, toGroup, toPerson } from "../../testing/person";
import { pastGrace, TestServer } from "../../testing/test-server";

describe("A restart", () => {
  test("keeps everything that was said and decided", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob, carol } = await server.meetingOfThree();
    const code = await alice.invites({ role: "guest", groups: ["g"], max_uses: 2 });
    await alice.does("control", { action: "set_groups", target: bob.id, groups: ["g"] });
    await alice.does("control", { action: "grant_moderator_role", target: carol.id });
    await alice.sends("to all");
    await bob.sends("to the group", toGroup("g"));
    await carol.sends("to Bob", toPerson(bob));
    await alice.does("chat", { action: "disable_chat" });
    const before = bob.elsewhere();
    await before.joins(room, { display_name: "Bob" });
    const list = await alice.client.invites.list.query({ room_id: room.room_id });
    const { entries: log } = await alice.client.rooms.log.query({ room_id: room.room_id });
    for (const person of [alice, carol, bob, before]) await person.close();

    await server.restart(pastGrace);
    const after = server.personWith("Bob", bob.token);
    const { id } = await after.joins(room);
    assert.equal(id, "8");
    const { participants, ...self } = after.self;
    const { participants: _, ...selfBefore } = before.self;
    assert.deepEqual(self, selfBefore);
    assert.deepEqual(new Set(participants.map((it) => it.id)), new Set([alice.id, carol.id]));
    for (const { module_data } of participants) assert.ok(module_data.control.left_at, "nobody else is connected");

    const chair = server.personWith("Alice", alice.token);
    await chair.joins(room);
    assert.deepEqual(await chair.client.invites.list.query({ room_id: room.room_id }), list);
    assert.deepEqual(await chair.client.rooms.log.query({ room_id: room.room_id }), { entries: log });
    assert.equal((await chair.client.rooms.lookup.query({ invite: code })).role, "moderator");
    await chair.does("chat", { action: "enable_chat" });
    await after.receives({ message: "joined", id: alice.id });
    assert.equal((await after.receives({ message: "chat_enabled" })).id, "9", "the numbers go on");
  });

  test("closes connections with 1012, and tRPC's client comes back by itself, with nothing missed", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob } = await server.meetingOfThree();
    const raw = await server.connect(bob.token);
    await raw.joins({ room_id: room.room_id, display_name: "Bob" });
    await alice.sends("before");
    await server.restart();
    assert.equal(await raw.closed, 1012);
    for (const person of [alice, bob]) {
      let message = "";
      while (message !== "resumed") message = (await person.receives({})).data.payload.message;
    }
    await alice.sends("after");
    let content: unknown;
    while (content !== "after") {
      const { payload } = (await bob.receives({})).data;
      if ("content" in payload) content = payload.content;
    }
  });

  test("forgets nobody's place: who was here is absent until back, and joins once", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob, carol } = await server.meetingOfThree();
    await bob.sends("Hello", everyone);
    for (const person of [alice, bob, carol]) await person.close();
    await server.restart(pastGrace);
    const [chair, tab, phone] = [alice, bob, bob].map(({ name, token }) => server.personWith(name, token));
    assert.ok(chair && tab && phone);
    await chair.joins(room);
    const absent = chair.self.participants.find(({ id }) => id === bob.id);
    assert.ok(absent?.module_data.control.left_at);
    await tab.joins(room);
    await phone.joins(room);
    const { data } = await chair.receives({ message: "joined", id: bob.id });
    assert.ok(data.payload.message === "joined");
    assert.equal(data.payload.module_data.control.left_at, undefined);
    await chair.receivesNothing();
  });
});
