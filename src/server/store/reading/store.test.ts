import assert from "node:assert/strict";
import { test } from "node:test";
import { DEFAULTS, RESUMED_REACTIONS } from "../../kit/limits";
import { TestDatabase } from "../../testing/test-database";
import { openDatabase } from "../connect";
import { memberOf } from "../database/rows";
import { Store } from "./store";
import { weightOfRows } from "./weight";

const noon = "2026-01-13T12:00:00.000000Z";
const page = { room_id: "room", limit: 100 };

test("an empty page of a conversation costs one row, however many others its reader has read", async () => {
  await using file = await TestDatabase.make();
  const database = await openDatabase(file.url);
  try {
    const { write } = database;
    await write.room.create({ data: { id: "room", title: "Weekly", owner: "alice", created_at: noon, clock: noon } });
    const control = { display_name: "Bob", role: "user", is_room_owner: false, joined_at: noon };
    const data = { id: "bob", room_id: "room", identity: "bob", groups: '["group 7"]', ...control };
    const bob = memberOf(await write.participant.create({ data }));
    const groups = Array.from({ length: 50 }, (_, at) => `group:group ${at}`);
    await write.lastSeen.createMany({
      data: groups.map((conversation) => ({ participant_id: "bob", conversation, timestamp: noon })),
    });
    const store = new Store(database, DEFAULTS);
    const costs: number[] = [];
    const spend = (bytes: number) => costs.push(bytes);
    const read = await store.history(bob, { ...page, scope: "group", target: "group 7" }, spend);
    const unread = await store.history(bob, { ...page, scope: "global" }, spend);
    assert.deepEqual([read.last_seen_timestamp, unread.last_seen_timestamp], [noon, undefined]);
    assert.deepEqual(costs, [weightOfRows(1), weightOfRows(1)]);
  } finally {
    await database.close();
  }
});

test("reactions to cleared messages make no return too much", async () => {
  await using file = await TestDatabase.make();
  const database = await openDatabase(file.url);
  try {
    const { write } = database;
    const count = RESUMED_REACTIONS + 1;
    const head = count + 1;
    await write.room.create({ data: { id: "room", title: "R", owner: "bob", created_at: noon, clock: noon, head } });
    const person = { role: "user", is_room_owner: false, groups: "[]", joined_at: noon, display_name: "Bob" };
    await write.participant.create({ data: { id: "bob", identity: "bob", room_id: "room", ...person } });
    const said = { room_id: "room", source: "bob", scope: "global", conversation: "global", timestamp: noon };
    const numbers = Array.from({ length: head }, (_, at) => at + 1);
    await write.message.createMany({
      data: numbers.map((number) => ({ ...said, id: `message ${number}`, number, content: "Hi", reacted: true })),
    });
    await write.reactionTally.createMany({
      data: numbers.map((number) => ({ message_id: `message ${number}`, room_id: "room", passing: number, head })),
    });
    const store = new Store(database, DEFAULTS);
    const returning = { room_id: "room", participant_id: "bob", after: head, onRead: () => {}, spend: () => {} };
    assert.equal(await store.resumption(returning), undefined, "so many are too many to be told");
    await write.room.update({ where: { id: "room" }, data: { cleared_before: head } });
    const resumed = await store.resumption(returning);
    assert.deepEqual(resumed?.payload.module_data.messages?.reactions, [{ id: `message ${head}`, reactions: [] }]);
  } finally {
    await database.close();
  }
});
