import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { MODERATORS } from "../../../protocol";
import { DEFAULT_RULES } from "../../../room/rules/rules";
import { type Person, refusalOf, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

const bad = (reason: string, more: object = {}) => ({ code: "BAD_REQUEST", reason, ...more });

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

describe("join_success", () => {
  test("has exactly the documented fields, for the owner in a new room", async () => {
    const alice = await server.person("Alice");
    const room = await alice.client.rooms.create.mutate({ title: "Weekly" });
    const { id, data } = await alice.joins(room);
    assert.equal(id, "0");
    assert.deepEqual(Object.keys(data).toSorted(), ["namespace", "payload", "timestamp"]);
    assert.equal(data.namespace, "control");
    assert.deepEqual(data.payload, {
      message: "join_success",
      id: alice.id,
      display_name: "Alice",
      role: "moderator",
      is_room_owner: true,
      hand_is_up: false,
      room_info: { id: room.room_id, title: "Weekly" },
      module_data: {
        chat: {
          enabled: true,
          room_history: [],
          groups_history: [{ name: MODERATORS, history: [] }],
          private_history: [],
          last_seen_timestamps_private: {},
          last_seen_timestamps_group: {},
        },
        messages: { pinned: [], held: [], reports: [] },
        moderation: {
          raise_hands_enabled: true,
          display_name_change_restrictions: { type: "disabled" },
          waiting_room_enabled: false,
          waiting_room: "disabled",
          waiting_room_participants: [],
          banned_participants: [],
          muted: [],
        },
        rules: DEFAULT_RULES,
      },
      participants: [],
    });
  });

  test("has everything that was said to one, oldest first, and who is here", async () => {
    const { room, alice, bob, carol } = await server.meetingOfThree();
    await alice.does("control", { action: "set_groups", target: bob.id, groups: ["silent", "management"] });
    await alice.does("control", { action: "set_groups", target: carol.id, groups: ["management"] });
    await alice.sends("first");
    await carol.sends("second");
    await carol.does("chat", { action: "send_message", scope: "group", target: "management", content: "in the group" });
    await bob.sends("to Carol", toPerson(carol));
    await carol.sends("back", toPerson(bob));
    await alice.sends("not for Bob", toPerson(carol));
    const seen = "2026-01-13T12:00:00.000000Z";
    await bob.does("chat", { action: "set_last_seen_timestamp", scope: "global", timestamp: seen });

    const { id, data } = await bob.elsewhere().joins(room, { display_name: "Bob" });
    assert.equal(id, "8");
    assert.ok(data.payload.message === "join_success");
    const { module_data, participants } = data.payload;
    const { chat } = module_data;
    assert.deepEqual(
      chat.room_history.map(({ content }) => content),
      ["first", "second"],
    );
    assert.deepEqual(
      chat.groups_history.map(({ name, history }) => [name, history.map(({ content }) => content)]),
      [
        ["silent", []],
        ["management", ["in the group"]],
      ],
    );
    assert.deepEqual(
      chat.private_history.map(({ correspondent, history }) => [correspondent, history.map((it) => it.content)]),
      [[carol.id, ["to Carol", "back"]]],
    );
    assert.equal(chat.last_seen_timestamp_global, seen);
    const [message] = chat.room_history;
    assert.deepEqual(Object.keys(message ?? {}).toSorted(), ["content", "id", "scope", "source", "timestamp"]);
    assert.deepEqual(new Set(participants.map(({ id }) => id)), new Set([alice.id, carol.id]));
    const alone = participants.find((it) => it.id === carol.id);
    assert.deepEqual(alone, {
      id: carol.id,
      module_data: {
        control: {
          display_name: "Carol",
          role: "user",
          is_room_owner: false,
          hand_is_up: false,
          joined_at: alone?.module_data.control.joined_at,
        },
        chat: { groups: ["management"] },
      },
    });
  });

  test("carries the number that its state includes, and exactly what is later follows", async () => {
    const { room, alice } = await server.meeting();
    const bob = await server.person("Bob");
    const talk = (async () => {
      for (let count = 1; count <= 60; count++) await alice.sends(`${count}`);
    })();
    await sleep(40);
    const { id, data } = await bob.joins(room, { invite: room.invites.user });
    await talk;
    assert.ok(data.payload.message === "join_success");
    const known = data.payload.module_data.chat.room_history.map(({ content }) => Number(content));
    assert.equal(known.length, Number(id));
    for (let count = known.length + 1; count <= 60; count++) {
      const received = await bob.receives({ message: "message_sent", content: `${count}` });
      assert.equal(received.id, `${count}`);
    }
    await bob.receivesNothing();
  });
});

describe("lastEventId", () => {
  test("that is a number has a participant's name and invitation ignored", async () => {
    const { room, alice, others } = await server.meeting("Bob");
    const [bob] = others as [Person];
    const again = bob.elsewhere();
    await again.joins(room, { display_name: "Robert", invite: room.invites.moderator, lastEventId: "999" });
    assert.equal(again.self.display_name, "Bob");
    assert.equal(again.self.role, "user");
    await bob.elsewhere().joins(room, { display_name: 5, lastEventId: "999" });
    await alice.receivesNothing();
  });

  test("works beside the input too, as tRPC's client sends it", async () => {
    const { room, others } = await server.meeting("Bob");
    const [bob] = others as [Person];
    const connection = await server.connect(bob.token);
    const params = { path: "signaling.session", input: { room_id: room.room_id }, lastEventId: "3" };
    connection.write({ id: 1, method: "subscription", params });
    assert.equal((await connection.answerTo(1)).result?.type, "started");
    const { data } = await connection.event(1);
    assert.ok(data.payload.message === "join_success");
    assert.equal(data.payload.display_name, "Bob");
  });

  test("that is malformed counts as none: name and invitation are looked at", async () => {
    const { room, others } = await server.meeting("Bob");
    const [bob] = others as [Person];
    for (const lastEventId of ["x", "1.5", "", "-1"]) {
      const again = bob.elsewhere();
      await again.joins(room, { display_name: `Bob ${lastEventId}`, lastEventId });
      assert.equal(again.self.display_name, `Bob ${lastEventId}`.trim());
      assert.deepEqual(
        await refusalOf(bob.elsewhere().joins(room, { display_name: "", lastEventId })),
        bad("invalid_payload", { field: "display_name" }),
      );
    }
  });

  test("lets no stranger in without a name or an invitation", async () => {
    const { room } = await server.meeting();
    const eve = await server.person("Eve");
    const notFound = { code: "NOT_FOUND", reason: "not_found" };
    assert.deepEqual(await refusalOf(eve.joins(room, { lastEventId: "5" })), notFound);
    const nameless = { display_name: " ", invite: room.invites.user, lastEventId: "5" };
    assert.deepEqual(await refusalOf(eve.joins(room, nameless)), bad("invalid_payload", { field: "display_name" }));
  });
});

test("A name or a title that holds what nobody sees is refused, and others are composed", async () => {
  const { room, alice } = await server.meeting();
  const bob = await server.person("Bob");
  const invite = room.invites.user;
  for (const display_name of ["Ali\u200Bce", "\u202EecilA", "Bob\nBob"])
    assert.deepEqual(
      await refusalOf(bob.joins(room, { invite, display_name })),
      bad("invalid_payload", { field: "display_name" }),
    );
  assert.deepEqual(
    await refusalOf(bob.client.rooms.create.mutate({ title: "Week\u2066ly" })),
    bad("invalid_payload", { field: "title" }),
  );
  await bob.joins(room, { invite, display_name: "Zoe\u0308 👩‍🚀" });
  assert.equal(bob.self.display_name, "Zoë 👩‍🚀");
  await alice.receives({ message: "joined", id: bob.id });
});

describe("A crowd that joins", () => {
  test("does not keep those waiting who are here", async () => {
    const { room, alice } = await server.meeting();
    const crowd = await Promise.all(Array.from({ length: 60 }, async () => server.connect(await server.identity())));
    let joined = 0;
    const joins = crowd.map(async (connection, index) => {
      await connection.joins({ room_id: room.room_id, display_name: `P ${index}`, invite: room.invites.user });
      joined += 1;
    });
    await Promise.race(joins);
    await alice.sends("Welcome!");
    assert.ok(joined < crowd.length, "what is said meanwhile is answered before all have joined");
    await Promise.all(joins);
    for (const connection of crowd) connection.socket.close();
  });
});
