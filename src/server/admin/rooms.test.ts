import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { parseConfig } from "../kit/config";
import { ERASED_ROWS } from "../kit/limits";
import { refusalOf, toGroup, toPerson } from "../testing/person";
import { ONLY_SQLITE, POSTGRES } from "../testing/test-database";
import { TestServer } from "../testing/test-server";
import type { Order } from "./deeds";
import { carryOut } from "./desk";

/** Runs the operator's program with the settings of a server. */
async function ordered<Done extends string>(server: TestServer, done: Done, order: Order, more = {}) {
  const outcome = await carryOut(parseConfig({ ...server.database.settings, ...more }), order);
  assert.equal(outcome.done, done);
  return outcome as Extract<typeof outcome, { done: Done }>;
}

/** All rows of the database that contain one of the texts, by table. */
async function rowsWith(server: TestServer, texts: readonly string[]): Promise<string[]> {
  const names =
    POSTGRES === undefined
      ? "SELECT name FROM sqlite_master WHERE type = 'table'"
      : "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'";
  const tables = (await server.database.execute(names)) as { name: string }[];
  const found = tables.map(async ({ name }) => {
    const rows = (await server.database.execute(`SELECT * FROM "${name}"`)) as object[];
    return rows.some((row) => texts.some((text) => JSON.stringify(row).includes(text))) ? [name] : [];
  });
  return (await Promise.all(found)).flat().sort();
}

describe("a room that the operator makes", () => {
  test("is there where nobody else can make one, and is moderated by who has its first link", async () => {
    await using server = await TestServer.start({ ROOM_CREATION: "closed" });
    const made = await ordered(server, "created", { do: "create_room", title: "Board" });
    const [alice, bob] = [await server.person("Alice"), await server.person("Bob")];
    assert.deepEqual(await refusalOf(alice.client.rooms.create.mutate({ title: "Mine" })), {
      code: "FORBIDDEN",
      reason: "room_creation_closed",
    });
    await alice.joins(made, { invite: made.invites.moderator });
    await bob.joins(made, { invite: made.invites.user });
    await alice.receives({ message: "joined", id: bob.id });
    assert.deepEqual(
      [alice.self.role, alice.self.is_room_owner, alice.self.room_info.title],
      ["moderator", false, "Board"],
    );
    assert.deepEqual([bob.self.role, bob.self.is_room_owner], ["user", false]);
    await alice.does("chat", { action: "disable_chat" });
  });

  test("has its links at the address that people use", async () => {
    await using server = await TestServer.start();
    const settings = { PUBLIC_URL: "https://chat.example" };
    const known = await ordered(server, "created", { do: "create_room", title: "Board" }, settings);
    // On SQLite, the server tells its own address.
    const expected =
      POSTGRES === undefined
        ? [server.origin.replace("127.0.0.1", "localhost"), false]
        : ["https://chat.example", true];
    assert.deepEqual([known.origin, known.isPublic], expected);
  });
});

test("the operator sees all rooms, the liveliest first, and who is where", async () => {
  await using server = await TestServer.start();
  assert.deepEqual((await ordered(server, "listed", { do: "list_rooms" })).rooms, []);
  const quiet = await ordered(server, "created", { do: "create_room", title: "Quiet" });
  await sleep(5);
  const { room } = await server.meetingOfThree();
  const { rooms } = await ordered(server, "listed", { do: "list_rooms" });
  assert.deepEqual(
    rooms.map(({ room_id, title, here }) => ({ room_id, title, here })),
    [
      { room_id: room.room_id, title: "Weekly", here: 3 },
      { room_id: quiet.room_id, title: "Quiet", here: 0 },
    ],
  );
  for (const { created_at, active_at } of rooms) assert.ok(created_at <= active_at);
});

describe("a room that the operator deletes", () => {
  test("is gone for those who are in it within a second, and whatever they ask", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob, carol } = await server.meetingOfThree();
    const ends = Promise.all([alice, bob, carol].map((person) => person.endsRefused()));
    const ended = ends.then(() => performance.now());
    const there = `SELECT id FROM "Room" WHERE id = '${room.room_id}' AND removed_at IS NULL`;
    const gone = (async () => {
      while ((await server.database.execute(there)).length > 0) await sleep(5);
      return performance.now();
    })();
    assert.ok((await ordered(server, "deleted", { do: "delete_room", room_id: room.room_id })).isFound);
    assert.deepEqual(await ends, ["not_found", "not_found", "not_found"]);
    const took = (await ended) - (await gone);
    assert.ok(took < 1_000, `after ${took} ms`);

    const notFound = { code: "NOT_FOUND", reason: "not_found" };
    assert.deepEqual(await refusalOf(bob.joins(room, { invite: room.invites.user })), notFound);
    assert.deepEqual(await refusalOf(alice.joins(room)), notFound);
    assert.deepEqual(await refusalOf(alice.client.rooms.lookup.query({ room_id: room.room_id })), notFound);
    assert.deepEqual(await refusalOf(bob.client.rooms.lookup.query({ invite: room.invites.user })), notFound);
    assert.ok(!(await ordered(server, "deleted", { do: "delete_room", room_id: room.room_id })).isFound);
    // A removed room has no leaves: the grace time ends silently.
    await sleep(400);
    const other = await alice.client.rooms.create.mutate({ title: "Another" });
    await alice.joins(other);
  });

  test("leaves no row behind, on SQLite no byte, and other rooms alone", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob } = await server.meetingOfThree();
    const kept = await server.meeting("Dora");
    await kept.alice.sends("This stays");
    await alice.does("control", { action: "set_groups", target: alice.id, groups: ["Xylophones"] });
    await alice.sends("Wednesday at noon", undefined, "once");
    await alice.sends("Wednesday at noon, all of you", toGroup("Xylophones"));
    const { timestamp } = (await bob.sends("Wednesday at noon, dear", toPerson(alice))) as { timestamp: string };
    await alice.does("chat", { action: "set_last_seen_timestamp", scope: "private", target: bob.id, timestamp });
    await alice.does("chat", { action: "disable_chat" });
    const texts = [room.room_id, alice.id, bob.id, "Wednesday", "Xylophones", room.invites.user];
    assert.ok((await rowsWith(server, texts)).length >= 9, "it was nearly everywhere");

    await ordered(server, "deleted", { do: "delete_room", room_id: room.room_id });
    assert.deepEqual(await rowsWith(server, texts), []);
    if (!ONLY_SQLITE) for (const text of texts) assert.equal(await server.database.filesHold(text), false, text);
    assert.deepEqual(await rowsWith(server, ["This stays"]), ["Message"]);
    await kept.alice.sends("And so does this");
  });

  test("is gone at once and erased slice by slice where much was said, while others go on", async () => {
    await using server = await TestServer.start({ RATE_LIMIT_PER_SECOND: "0" });
    const { room, alice, bob } = await server.meetingOfThree();
    const other = await server.meeting("Dora");
    await alice.sends("Said over and over", undefined, "once");
    for (const [table, columns, copied] of [
      ["Message", "id, room_id, number", "id || i, room_id, number + i"],
      ["Receipt", "participant_id, transaction_id", "participant_id, transaction_id || i"],
    ] as const) {
      const more = { Message: "conversation, source, scope, content, timestamp", Receipt: "timestamp" }[table];
      await server.database.execute(`
        INSERT INTO "${table}" (${columns}, ${more})
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${10 * ERASED_ROWS})
        SELECT ${copied}, ${more} FROM "${table}" CROSS JOIN n WHERE transaction_id = 'once'`);
    }
    let isErased = false;
    const deleted = ordered(server, "deleted", { do: "delete_room", room_id: room.room_id }).then(() => {
      isErased = true;
    });
    let sent = 0;
    const others = (async () => {
      for (; !isErased; sent++) await other.alice.sends(`${sent}`);
    })();
    assert.deepEqual(await Promise.all([alice.endsRefused(), bob.endsRefused()]), ["not_found", "not_found"]);
    if (!ONLY_SQLITE) assert.ok(!isErased, "its people need not wait for that");
    const notFound = { code: "NOT_FOUND", reason: "not_found" };
    const { room_id } = room;
    for (const ask of [
      () => alice.joins(room),
      () => alice.client.rooms.lookup.query({ room_id }),
      () => alice.client.rooms.participants.query({ room_id }),
      () => alice.client.rooms.log.query({ room_id }),
      () => alice.client.invites.list.query({ room_id }),
      () => alice.client.chat.history.query({ room_id, scope: "global" }),
      () => bob.client.rooms.lookup.query({ invite: room.invites.user }),
    ])
      assert.deepEqual(await refusalOf(ask()), notFound);
    assert.deepEqual((await ordered(server, "found", { do: "find_room", room_id })).room, undefined);
    await Promise.all([deleted, others]);
    assert.ok(sent >= 10, `${sent} messages were sent meanwhile`);
    assert.deepEqual(await rowsWith(server, [room.room_id, alice.id, "over and over"]), []);
    assert.deepEqual(await rowsWith(server, [other.room.room_id]), [
      "Invite",
      "Message",
      "Participant",
      "Room",
      "Stay",
    ]);
  });

  test("is erased by the next start, where a stop came in between", async () => {
    await using server = await TestServer.start();
    const { room, alice } = await server.meetingOfThree();
    await alice.sends("Said and forgotten", undefined, "once");
    await server.restart(async () => {
      await server.database.execute(`UPDATE "Room" SET removed_at = clock WHERE id = '${room.room_id}'`);
    });
    while ((await rowsWith(server, [room.room_id, alice.id, "forgotten"])).length > 0) await sleep(20);
    if (!ONLY_SQLITE) while (await server.database.filesHold("forgotten")) await sleep(20);
  });

  test("takes nothing that is said in the same moment with it into the next", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob } = await server.meetingOfThree();
    const said = Array.from({ length: 40 }, (_, index) => bob.sends(`${index}`).catch(() => "refused"));
    await ordered(server, "deleted", { do: "delete_room", room_id: room.room_id });
    await Promise.all(said);
    assert.deepEqual(await rowsWith(server, [room.room_id, alice.id]), []);
  });
});
