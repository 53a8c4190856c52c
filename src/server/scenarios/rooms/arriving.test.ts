import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

describe("join_success", () => {
  test("names who wrote what it shows, also in the moment before the room is told that they came back", async () => {
    const { room, alice, bob } = await server.meetingOfTwo();
    await bob.sends("I have to go.");
    await alice.receives({ message: "message_sent", source: bob.id });
    const named = async () => {
      const { data } = await alice.elsewhere().joins(room, { display_name: "Alice" });
      assert.ok(data.payload.message === "join_success");
      return data.payload.participants.find(({ id }) => id === bob.id)?.module_data.control;
    };
    bob.leaves();
    await alice.receives({ message: "left", id: bob.id });
    assert.ok((await named())?.left_at);
    await server.database.execute(`UPDATE "Participant" SET left_at = NULL WHERE id = '${bob.id}'`);
    assert.equal((await named())?.display_name, "Bob");
  });
});

describe("joined", () => {
  test("tells everybody else, once, who came, and with which groups", async () => {
    const { room, alice, bob } = await server.meetingOfTwo();
    const carol = await server.person("Carol");
    await carol.joins(room, { invite: await alice.invites({ role: "guest", groups: ["/OpenTalk/OU/Backend"] }) });
    for (const person of [alice, bob]) {
      const { data } = await person.receives({ message: "joined", id: carol.id });
      assert.ok(data.payload.message === "joined");
      const { joined_at } = data.payload.module_data.control;
      assert.deepEqual(data, {
        namespace: "control",
        timestamp: data.timestamp,
        payload: {
          message: "joined",
          id: carol.id,
          module_data: {
            control: { display_name: "Carol", role: "guest", is_room_owner: false, hand_is_up: false, joined_at },
            chat: { groups: ["/OpenTalk/OU/Backend"] },
          },
        },
      });
    }
    for (const person of [alice, bob, carol]) await person.receivesNothing();
  });

  test("is not told for a participant's second connection", async () => {
    const { room, alice, bob } = await server.meetingOfTwo();
    await bob.elsewhere().joins(room, { display_name: "Bob" });
    for (const person of [alice, bob]) await person.receivesNothing();
  });

  test("is told once for two tabs that join together for the first time, and is one use", async () => {
    const { room, alice } = await server.meetingOfTwo();
    const invite = await alice.invites({ role: "user" });
    const tab = await server.person("Carol");
    const other = tab.elsewhere("Carol");
    await Promise.all([tab, other].map((it) => it.joins(room, { invite })));
    assert.equal(tab.id, other.id);
    await alice.receives({ message: "joined", id: tab.id });
    for (const person of [alice, tab, other]) await person.receivesNothing();
    const list = await alice.client.invites.list.query({ room_id: room.room_id });
    assert.equal(list.find(({ code }) => code === invite)?.uses, 1);
  });

  test("is told by who comes next as the same person, where a process was killed before it could", async () => {
    const { room, alice, bob } = await server.meetingOfTwo();
    await server.database.execute(`UPDATE "Participant" SET passing = -1 WHERE id = '${bob.id}'`);
    const phone = bob.elsewhere();
    await phone.joins(room, { display_name: "Bob" });
    await alice.receives({ message: "joined", id: bob.id });
    await bob.elsewhere().joins(room, { display_name: "Bob" });
    for (const person of [alice, bob, phone]) await person.receivesNothing();
  });

  test("comes before what the newcomer says", async () => {
    const { room, alice } = await server.meetingOfTwo();
    for (let round = 0; round < 10; round++) {
      const connection = await server.connect(await server.identity());
      const input = { namespace: "chat", payload: { action: "send_message", scope: "global", content: `${round}` } };
      const join = { room_id: room.room_id, display_name: "Carol", invite: room.invites.user };
      connection.write([
        { id: 1, method: "subscription", params: { path: "signaling.session", input: join } },
        { id: 2, method: "mutation", params: { path: "signaling.send", input } },
      ]);
      await alice.receives({ message: "joined" });
      await alice.receives({ message: "message_sent", content: `${round}` });
    }
  });
});

describe("A new name", () => {
  test("is told by an update before the join_success, to those who were here before", async () => {
    const { room, alice, bob } = await server.meetingOfTwo();
    const phone = bob.elsewhere();
    const { id, data } = await phone.joins(room, { display_name: "  Robert " });
    assert.ok(data.payload.message === "join_success");
    assert.equal(data.payload.display_name, "Robert");
    const update = await alice.receives({ message: "update", id: bob.id });
    assert.ok(update.data.payload.message === "update");
    assert.equal(update.data.payload.module_data.control.display_name, "Robert");
    assert.equal(update.id, id, "the join_success includes it");
    await bob.receives({ message: "update", id: bob.id });
    for (const person of [alice, bob, phone]) await person.receivesNothing();
  });

  test("of who comes back is told first, and then that somebody joined", async () => {
    const { room, alice, bob } = await server.meetingOfTwo();
    bob.leaves();
    await alice.receives({ message: "left", id: bob.id });
    await bob.joins(room, { display_name: "Robert", invite: room.invites.moderator });
    await alice.receives({ message: "update", id: bob.id });
    const { data } = await alice.receives({ message: "joined", id: bob.id });
    assert.ok(data.payload.message === "joined");
    assert.equal(data.payload.module_data.control.display_name, "Robert");
    assert.equal(data.payload.module_data.control.role, "moderator");
    for (const person of [alice, bob]) await person.receivesNothing();
  });

  test("that is the old one is no news", async () => {
    const { room, alice, bob } = await server.meetingOfTwo();
    await bob.elsewhere().joins(room, { display_name: " Bob " });
    for (const person of [alice, bob]) await person.receivesNothing();
  });
});
