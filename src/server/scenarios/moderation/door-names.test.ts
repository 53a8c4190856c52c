import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Id } from "../../../protocol";
import { type Person, refusalOf } from "../../testing/person";
import { type CreatedRoom, TestServer } from "../../testing/test-server";

const enable = { action: "enable_waiting_room" };
const disable = { action: "disable_waiting_room" };

/** Alice moderates, Bob does not, and everybody who comes has to wait. */
async function scene(server: TestServer) {
  const { room, alice, bob } = await server.meetingOfTwo();
  await alice.does("moderation", enable);
  for (const it of [alice, bob]) await it.receives({ message: "waiting_room_enabled" });
  return { room, alice, bob };
}

async function asks(person: Person, room: CreatedRoom, display_name: string): Promise<Id> {
  const { data } = await person.asks(room, { invite: room.invites.user, display_name, ask_if_taken: true });
  assert.ok(data.payload.message === "in_waiting_room", data.payload.message);
  return data.payload.id;
}

const shows = async (alice: Person, id: Id, display_name: string) => {
  const { data } = await alice.receives({ message: "joined_waiting_room", id });
  assert.ok(data.payload.message === "joined_waiting_room");
  assert.equal(data.payload.module_data.control.display_name, display_name);
};

async function isLetIn(alice: Person, person: Person, id: Id): Promise<string> {
  await alice.does("moderation", { action: "accept", target: id });
  await person.receives({ message: "accepted" });
  await person.does("control", { action: "enter_room" });
  const { data } = await person.receives({ message: "join_success", id });
  return data.payload.message === "join_success" ? data.payload.display_name : "";
}

describe("A name at the door", () => {
  test("tells nothing of who is in: a moderator's, a participant's and a free one are answered alike", async () => {
    await using server = await TestServer.start();
    const { room, alice } = await scene(server);
    for (const name of ["Alice", "Аlice", "alice (2)", "Bob", "B0b", "Bob (2)", "Nina"]) {
      const person = await server.person(name);
      const id = await asks(person, room, name);
      await shows(alice, id, name);
      const found = await person.connection.trpc.rooms.lookup.query({ room_id: room.room_id });
      assert.deepEqual(Object.keys(found).sort(), ["member", "role", "room_id", "title"]);
    }
  });

  test("of the page is refused there as everywhere", async () => {
    await using server = await TestServer.start();
    const { room } = await scene(server);
    const asked = (await server.person("Moderator")).asks(room, { invite: room.invites.user });
    assert.equal((await refusalOf(asked)).because, "page_word");
  });

  test("gets its mark when its bearer comes in, and keeps it", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob } = await scene(server);
    for (const [name, given] of [
      ["Bob", "Bob (2)"],
      ["Alice", "Alice (2)"],
      ["Аlice", "Аlice (3)"],
      ["Nina", "Nina"],
    ] as const) {
      const person = await server.person(name);
      const id = await asks(person, room, name);
      assert.equal(await isLetIn(alice, person, id), given);
      const { data } = await bob.receives({ message: "joined", id });
      assert.ok(data.payload.message === "joined");
      assert.equal(data.payload.module_data.control.display_name, given);
      for (const again of [name, given]) await assertNamed(person.elsewhere(), room, [again, given]);
    }
  });

  test("is marked for those who were accepted while their line was gone, too", async () => {
    await using server = await TestServer.start();
    const { room, alice } = await scene(server);
    const person = await server.person("Alice");
    const id = await asks(person, room, "Alice");
    await alice.does("moderation", { action: "accept", target: id });
    await assertNamed(person.elsewhere(), room, ["Alice", "Alice (2)"]);
  });

  test("that no moderator has seen is chosen as without a door", async () => {
    await using server = await TestServer.start();
    const { room, alice } = await scene(server);
    const [nina, otto] = [await server.person("Nina"), await server.person("Otto")];
    const id = await asks(nina, room, "Nina");
    await alice.does("moderation", { action: "accept", target: id });
    const wish = { invite: room.invites.user, ask_if_taken: true };
    assert.equal(await becauseOf(nina.elsewhere().asks(room, { ...wish, display_name: "Alice" })), "moderator");
    assert.equal(await becauseOf(nina.elsewhere().asks(room, { ...wish, display_name: "Bob" })), "taken");
    await alice.does("moderation", { action: "decline", target: await asks(otto, room, "Alice") });
    await alice.does("moderation", disable);
    for (const lastEventId of [undefined, "1"])
      assert.equal(
        await becauseOf(
          otto.elsewhere().asks(room, { ...wish, display_name: "Alice", ...(lastEventId && { lastEventId }) }),
        ),
        "moderator",
      );
    await assertNamed(otto.elsewhere(), room, ["Otto", "Otto"]);
  });

  test("is not taken before its bearer is in", async () => {
    await using server = await TestServer.start();
    const { room, alice } = await scene(server);
    const [first, second] = [await server.person("Nina"), await server.person("Nina")];
    const ids = [await asks(first, room, "Nina"), await asks(second, room, "Nina")] as const;
    await alice.does("moderation", { ...enable, new_state: "for_guests" });
    const third = await server.person("Nina");
    const { data } = await third.joins(room, { invite: room.invites.user, ask_if_taken: true });
    assert.ok(data.payload.message === "join_success");
    assert.equal(data.payload.display_name, "Nina", "she is not told that others of her name wait");
    assert.equal(await isLetIn(alice, second, ids[1]), "Nina (2)");
    assert.equal(await isLetIn(alice, first, ids[0]), "Nina (3)");
  });

  test("can be another one after coming again: then its bearer is the last of those who wait", async () => {
    await using server = await TestServer.start();
    const { room, alice } = await scene(server);
    const person = await server.person("Nina");
    const id = await asks(person, room, "Nina");
    await shows(alice, id, "Nina");
    for (const name of ["Alice", "Bob", "Nina Berg"]) {
      person.leaves();
      assert.equal(await asks(person, room, name), id);
      await alice.receives({ message: "left_waiting_room", id });
      await shows(alice, id, name);
    }
    const { data } = await alice.elsewhere("Alice").joins(room);
    assert.ok(data.payload.message === "join_success");
    const waiting = data.payload.module_data.moderation?.waiting_room_participants;
    assert.deepEqual(
      waiting?.map((it) => it.module_data.control.display_name),
      ["Nina Berg"],
    );
    assert.equal(await isLetIn(alice, person, id), "Nina Berg");
  });
});

async function becauseOf(asked: Promise<unknown>): Promise<string | undefined> {
  return (await refusalOf(asked)).because;
}

async function assertNamed(person: Person, room: CreatedRoom, [display_name, given]: readonly [string, string]) {
  const { data } = await person.joins(room, { invite: room.invites.user, display_name, ask_if_taken: true });
  assert.ok(data.payload.message === "join_success");
  assert.equal(data.payload.display_name, given);
}
