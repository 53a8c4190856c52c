import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { everyone, type Person, refusalOf, toGroup, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

const bad = (reason: string, more: object = {}) => ({ code: "BAD_REQUEST", reason, ...more });
const unknown = "00000000-0000-4000-8000-000000000000";
const [noon, one] = ["2026-01-13T12:00:00.000000Z", "2026-01-13T13:00:00.000000Z"] as const;

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

const sees = (person: Person, to: object, timestamp: string) =>
  person.does("chat", { action: "set_last_seen_timestamp", ...to, timestamp });

/** The read markers in a fresh join. */
async function readBy(person: Person) {
  const again = person.elsewhere();
  await again.joins(person.self.room_info && { room_id: person.self.room_info.id }, { display_name: person.name });
  const { chat } = again.self.module_data;
  again.leaves();
  return {
    global: chat.last_seen_timestamp_global,
    group: chat.last_seen_timestamps_group,
    private: chat.last_seen_timestamps_private,
  };
}

describe("A read marker", () => {
  test("is kept in each scope, and comes back on joining", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    await alice.does("control", { action: "set_groups", target: bob.id, groups: ["g", "other"] });
    assert.deepEqual(await readBy(bob), { global: undefined, group: {}, private: {} });
    assert.deepEqual(Object.keys(await sees(bob, everyone, noon)), ["timestamp"]);
    await sees(bob, toGroup("g"), one);
    await sees(bob, toPerson(carol), noon);
    await sees(bob, toPerson(bob), one);
    assert.deepEqual(await readBy(bob), {
      global: noon,
      group: { g: one },
      private: { [carol.id]: noon, [bob.id]: one },
    });
    assert.deepEqual(await readBy(carol), { global: undefined, group: {}, private: {} }, "personal");
    const { room_id } = { room_id: bob.self.room_info.id };
    for (const [to, seen] of [
      [everyone, noon],
      [toGroup("g"), one],
      [toGroup("other"), undefined],
      [toPerson(carol), noon],
      [toPerson(bob), one],
      [toPerson(alice), undefined],
    ] as const)
      assert.equal((await bob.client.chat.history.query({ room_id, ...to })).last_seen_timestamp, seen);
  });

  test("is kept as given: any offset and precision, finer digits cut, backwards and far away too", async () => {
    const { bob } = await server.meetingOfThree();
    for (const [given, kept] of [
      ["2026-01-13T12:00:00Z", noon],
      ["2026-01-13T14:30:00.1239876+01:30", "2026-01-13T13:00:00.123987Z"],
      ["2026-01-13T13:00:00.123Z", "2026-01-13T13:00:00.123000Z"],
      ["2020-01-01T00:00:00Z", "2020-01-01T00:00:00.000000Z"],
      ["9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999000Z"],
      ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000000Z"],
    ] as const) {
      await sees(bob, everyone, given);
      assert.equal((await readBy(bob)).global, kept);
    }
  });

  test("is told to the person's other connections only, as it is kept", async () => {
    const { room, alice, bob, carol } = await server.meetingOfThree();
    const phone = bob.elsewhere();
    await phone.joins(room, { display_name: "Bob" });
    await alice.does("control", { action: "set_groups", target: bob.id, groups: ["g"] });
    for (const person of [alice, bob, carol, phone]) await person.receives({ message: "update" });
    for (const to of [everyone, toGroup("g"), toPerson(carol)]) {
      await sees(bob, to, "2026-01-13T13:00:00+01:00");
      const { data } = await phone.receives({ message: "set_last_seen_timestamp" });
      assert.equal(data.namespace, "chat");
      assert.deepEqual(data.payload, { message: "set_last_seen_timestamp", ...to, timestamp: noon });
      for (const person of [alice, bob, carol]) await person.receivesNothing();
    }
  });

  test("takes no number, and is in nobody's log", async () => {
    const { room, alice } = await server.meetingOfThree();
    await sees(alice, everyone, noon);
    assert.deepEqual(await alice.client.rooms.log.query({ room_id: room.room_id }), { entries: [] });
    const again = alice.elsewhere();
    assert.equal((await again.joins(room, { display_name: "Alice" })).id, "0");
  });

  test("is refused and not kept for another's group, or an unknown person", async () => {
    const { alice, bob } = await server.meetingOfThree();
    const other = await server.meetingOfThree();
    for (const person of [alice, bob])
      assert.deepEqual(await refusalOf(sees(person, toGroup("g"), noon)), bad("not_a_member"));
    for (const target of [unknown, other.bob.id])
      assert.deepEqual(await refusalOf(sees(bob, { scope: "private", target }, noon)), bad("unknown_participant"));
    assert.deepEqual(await readBy(bob), { global: undefined, group: {}, private: {} });
  });

  test("is kept for a group that was left, and hidden until the return", async () => {
    const { alice, bob } = await server.meetingOfThree();
    const groups = (...names: string[]) =>
      alice.does("control", { action: "set_groups", target: bob.id, groups: names });
    await groups("g", "h");
    await sees(bob, toGroup("g"), noon);
    await sees(bob, toGroup("h"), one);
    await groups("h");
    assert.deepEqual((await readBy(bob)).group, { h: one });
    await groups("g");
    assert.deepEqual((await readBy(bob)).group, { g: noon });
  });

  test("survives a clear and a restart", async () => {
    await using own = await TestServer.start();
    const { alice, bob } = await own.meetingOfThree();
    await sees(bob, everyone, noon);
    await sees(bob, toPerson(alice), one);
    await alice.does("chat", { action: "clear_history" });
    await own.restart();
    const later = own.personWith("Bob", bob.token);
    await later.joins({ room_id: bob.self.room_info.id });
    assert.equal(later.self.module_data.chat.last_seen_timestamp_global, noon);
    assert.deepEqual(later.self.module_data.chat.last_seen_timestamps_private, { [alice.id]: one });
  });
});
