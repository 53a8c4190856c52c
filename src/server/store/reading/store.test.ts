import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DEFAULTS, RESUMED_REACTIONS } from "../../kit/limits";
import { TestDatabase } from "../../testing/test-database";
import { openDatabase } from "../connect";
import type { Database } from "../database/database";
import { memberOf } from "../tables/rows";
import { Store } from "./store";
import { weightOf, weightOfRows } from "./weight";

const noon = "2026-01-13T12:00:00.000000Z";
const page = { room_id: "room", limit: 100 };
const KINDS = ["👍", "🎉", "👀"];

let file: TestDatabase;
let database: Database;
let store: Store;
before(async () => {
  file = await TestDatabase.make();
  database = await openDatabase(file.url);
  store = new Store(database, DEFAULTS);
});
after(async () => {
  await database.close();
  await file[Symbol.asyncDispose]();
});

test("an empty page of a conversation costs one row, however many others its reader has read", async () => {
  const { write } = database;
  await write.room.create({ data: { id: "room", title: "Weekly", owner: "alice", created_at: noon, clock: noon } });
  const control = { display_name: "Bob", role: "user", is_room_owner: false, joined_at: noon };
  const data = { id: "bob", room_id: "room", identity: "bob", groups: '["group 7"]', ...control };
  const bob = memberOf(await write.participant.create({ data }));
  const groups = Array.from({ length: 50 }, (_, at) => `group:group ${at}`);
  await write.lastSeen.createMany({
    data: groups.map((conversation) => ({ participant_id: "bob", conversation, timestamp: noon })),
  });
  const costs: number[] = [];
  const spend = (bytes: number) => costs.push(bytes);
  const read = await store.history(bob, { ...page, scope: "group", target: "group 7" }, spend);
  const unread = await store.history(bob, { ...page, scope: "global" }, spend);
  assert.deepEqual([read.last_seen_timestamp, unread.last_seen_timestamp], [noon, undefined]);
  assert.deepEqual(costs, [weightOfRows(1), weightOfRows(1)]);
});

/** A room in which Bob has said so much, with the number of the newest reactions to each message. */
async function makeRoom(room_id: string, count: number) {
  const { room, participant, message, reactionTally } = database.write;
  await room.create({
    data: { id: room_id, title: "Weekly", owner: "bob", created_at: noon, clock: noon, head: count },
  });
  const control = { display_name: "Bob", role: "user", is_room_owner: false, groups: "[]", joined_at: noon };
  const id = `Bob in ${room_id}`;
  const bob = memberOf(await participant.create({ data: { id, identity: "bob", room_id, ...control } }));
  const said = Array.from({ length: count }, (_, at) => ({ id: `${at + 1} in ${room_id}`, number: at + 1 }));
  const sent = { room_id, source: id, scope: "global", conversation: "global", content: "Hi", timestamp: noon };
  await message.createMany({ data: said.map((it) => ({ ...it, ...sent, reacted: true })) });
  await reactionTally.createMany({
    data: said.map((it) => ({ message_id: it.id, room_id, passing: it.number, head: count })),
  });
  return { bob, ids: said.map((it) => it.id), looking: { room_id, participant_id: id, onRead: () => {} } };
}

test("reactions to cleared messages make no return too much", async () => {
  const last = RESUMED_REACTIONS + 1;
  const { ids, looking } = await makeRoom("cleared", last);
  const returning = { ...looking, after: last, spend: () => {} };
  assert.equal(await store.resumption(returning), undefined, "so many are too many to be told");
  await database.write.room.update({ where: { id: "cleared" }, data: { cleared_before: last } });
  const resumed = await store.resumption(returning);
  assert.deepEqual(resumed?.payload.module_data.messages?.reactions, [{ id: ids.at(-1), reactions: [] }]);
});

test("reactions to messages that a participant does not see make no return too much", async () => {
  const last = RESUMED_REACTIONS + 1;
  const { looking } = await makeRoom("unseen", last);
  const returning = { ...looking, after: last, spend: () => {} };
  assert.equal(await store.resumption(returning), undefined);
  const foreign = { scope: "group", target: "board", conversation: "group:board" };
  await database.write.message.updateMany({ where: { room_id: "unseen", number: { lt: last } }, data: foreign });
  const resumed = await store.resumption(returning);
  assert.equal(resumed?.payload.module_data.messages?.reactions.length, 1);
});

test("a read is charged for each count of reactions that it shows, however it comes by it", async () => {
  const { bob, ids, looking } = await makeRoom("charged", 50);
  const { room_id } = looking;
  let spent = 0;
  const spend = (bytes: number) => {
    spent += bytes;
  };
  const reads = {
    join: () => store.snapshot({ ...looking, spend }),
    return: () => store.resumption({ ...looking, after: 50, spend }),
    page: () => store.history(bob, { room_id, scope: "global", limit: 50 }, spend),
    messages: () => store.messages("bob", { room_id, ids }, spend),
  };
  const costs = async () => {
    const all: Record<string, number> = {};
    for (const [name, read] of Object.entries(reads)) {
      spent = 0;
      await read();
      all[name] = spent;
    }
    return all;
  };
  const without = await costs();
  await database.write.reactionCount.createMany({
    data: ids.flatMap((message_id) => KINDS.map((reaction, since) => ({ message_id, reaction, count: 7, since }))),
  });
  const shown = ids.map(() => ({ content: "", reactions: KINDS }));
  const more = weightOf(shown) - weightOf(ids.map(() => ({ content: "" })));
  assert.ok(more > 0);
  for (const [name, cost] of Object.entries(await costs())) assert.equal(cost, (without[name] ?? 0) + more, name);
});
