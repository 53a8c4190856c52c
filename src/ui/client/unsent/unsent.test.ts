import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import test from "node:test";
import { type Unsent, UnsentOnDisk, type Word } from "./unsent";

const room_id = "00000000-0000-4000-8000-000000000001";
const elsewhere = "00000000-0000-4000-8000-000000000002";
const bob = "00000000-0000-4000-8000-00000000000b";

let count = 0;
/** Messages of this test alone: the tests share one disk. */
function written(content: string, where = room_id): Unsent {
  count += 1;
  const timestamp = "2026-03-13T10:00:00.000000Z";
  return {
    transaction_id: `t-${count}`,
    room_id: where,
    participant_id: bob,
    to: { scope: "global" },
    content,
    timestamp,
  };
}
const contents = async (disk: UnsentOnDisk, where = room_id) => (await disk.in(where))?.map(({ content }) => content);

test("kept messages are there for the next page, in the order of writing, for their own room", async () => {
  const disk = new UnsentOnDisk();
  const first = written("first");
  const second = written("second");
  const other = written("other", elsewhere);
  const kept = await Promise.all([first, other, second].map((it) => disk.add(it)));
  assert.deepEqual(kept, [true, true, true]);
  disk.close();

  const next = new UnsentOnDisk();
  assert.deepEqual(await contents(next), ["first", "second"]);
  assert.deepEqual([...(await next.counts())].toSorted(), [
    [room_id, 2],
    [elsewhere, 1],
  ]);
  await next.change(room_id, first.transaction_id, { refused: "chat_disabled" });
  assert.equal((await next.in(room_id))?.[0]?.refused, "chat_disabled");
  for (const { room_id: where, transaction_id } of [first, second, other]) await next.drop(where, transaction_id);
  assert.deepEqual([...(await next.counts())], []);
  next.close();
});

test("other tabs hear of changes, and of nothing else", async () => {
  const [disk, other] = [new UnsentOnDisk(), new UnsentOnDisk()];
  const heard: Word[] = [];
  const isAll = new Promise<void>((resolve) => {
    other.listen((word) => {
      heard.push(word);
      if (word.sent?.transaction_id === last.transaction_id) resolve();
    });
  });
  const message = written("hello");
  const last = written("last");
  await disk.add(message);
  await disk.drop(room_id, message.transaction_id, "m-1");
  await disk.drop(room_id, message.transaction_id, "m-1");
  await disk.add(last);
  await disk.drop(room_id, last.transaction_id, "m-2");
  await isAll;
  assert.deepEqual(heard, [
    { room_id },
    { room_id, sent: { transaction_id: message.transaction_id, message_id: "m-1" } },
    { room_id },
    { room_id, sent: { transaction_id: last.transaction_id, message_id: "m-2" } },
  ]);
  disk.close();
  other.close();
});

test("a forgotten room keeps nothing, and other rooms keep theirs", async () => {
  const disk = new UnsentOnDisk();
  const other = written("other", elsewhere);
  for (const message of [written("one"), other, written("two")]) await disk.add(message);
  assert.equal(await disk.dropAll(room_id), true);
  assert.deepEqual(await contents(disk), []);
  assert.deepEqual(await contents(disk, elsewhere), ["other"]);
  await disk.drop(elsewhere, other.transaction_id);
  disk.close();
});

test("the same message is kept once", async () => {
  const disk = new UnsentOnDisk();
  const message = written("once");
  assert.equal(await disk.add(message), true);
  assert.equal(await disk.add(message), false);
  assert.deepEqual(await contents(disk), ["once"]);
  await disk.drop(room_id, message.transaction_id);
  disk.close();
});

test("a browser without storage says so", async (t) => {
  t.mock.method(indexedDB, "open", () => {
    throw new DOMException("not here", "SecurityError");
  });
  const disk = new UnsentOnDisk();
  assert.equal(await disk.add(written("lost with the page")), false);
  assert.equal(await disk.in(room_id), undefined);
  assert.deepEqual([...(await disk.counts())], []);
  disk.close();
});
