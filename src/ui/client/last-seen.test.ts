import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { Command, Timestamp } from "../../protocol";
import { begin, keyOf } from "../../room/view";
import { LastSeen } from "./last-seen";
import { joinSuccess } from "./testing/join-success";

const room_id = "00000000-0000-4000-8000-000000000001";
const everyone = { scope: "global" } as const;
const [noon, one, two] = [
  "2026-03-13T12:00:00.000000Z",
  "2026-03-13T13:00:00.000000Z",
  "2026-03-13T14:00:00.000000Z",
] as const;

const disk = new Map<string, string>();
Object.assign(globalThis, {
  localStorage: {
    getItem: (key: string) => disk.get(key) ?? null,
    setItem: (key: string, value: string) => disk.set(key, value),
    removeItem: (key: string) => disk.delete(key),
  },
});
beforeEach(() => disk.clear());

function page({ people = 3 } = {}) {
  const told: Timestamp[] = [];
  const answers: (() => void)[] = [];
  const lastSeen = new LastSeen({
    room_id,
    people: () => people,
    send: ({ payload }: Command) => {
      assert.ok(payload.action === "set_last_seen_timestamp");
      told.push(payload.timestamp);
      return new Promise<void>((resolve) => answers.push(resolve));
    },
  });
  const answered = async () => {
    for (const answer of answers.splice(0)) answer();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { lastSeen, told, answered };
}

function viewOf(last_seen_timestamp_global: Timestamp) {
  return begin(joinSuccess({ chat: { last_seen_timestamp_global } }));
}

test("in a small room a marker is sent at once, and then the newest of each half second", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { lastSeen, told } = page();
  for (const timestamp of [noon, one, two]) lastSeen.until(everyone, timestamp);
  assert.deepEqual(told, [noon]);
  t.mock.timers.tick(499);
  assert.deepEqual(told, [noon]);
  t.mock.timers.tick(1);
  assert.deepEqual(told, [noon, two]);
});

test("a marker that goes back is sent at once, also just after another one and in a crowd", () => {
  for (const people of [3, 1_000]) {
    const { lastSeen, told } = page({ people });
    lastSeen.until(everyone, two);
    lastSeen.back(everyone, one);
    assert.equal(told.at(-1), one);
  }
});

test("a thousand people who read a message at the same moment send their markers spread out", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const pages = Array.from({ length: 1_000 }, () => page({ people: 1_000 }));
  let most = 0;
  for (let second = 1; second <= 60; second++) {
    const before = pages.reduce((sum, { told }) => sum + told.length, 0);
    for (const { lastSeen } of pages)
      lastSeen.until(everyone, `2026-03-13T12:00:${String(second).padStart(2, "0")}.000000Z`);
    t.mock.timers.tick(1_000);
    most = Math.max(most, pages.reduce((sum, { told }) => sum + told.length, 0) - before);
  }
  assert.ok(most < 100, `${most} in one second`);
  t.mock.timers.tick(30_000);
  for (const { told } of pages) assert.equal(told.at(-1), "2026-03-13T12:00:60.000000Z");
});

test("an unanswered marker survives the page, and is sent by the next", async () => {
  const before = page();
  before.lastSeen.until(everyone, one);
  before.lastSeen.settle();
  const after = page();
  const [event] = after.lastSeen.untold(viewOf(noon));
  assert.deepEqual(event, LastSeen.event(everyone, one));
  assert.deepEqual(after.told, [one]);
  await after.answered();
  assert.deepEqual(page().lastSeen.untold(viewOf(noon)), []);
  assert.deepEqual([...disk], []);
});

test("a marker that another device has overtaken is not sent", () => {
  const before = page().lastSeen;
  before.until(everyone, one);
  before.settle();
  const { lastSeen, told } = page();
  assert.deepEqual(lastSeen.untold(viewOf(two)), []);
  assert.deepEqual(told, []);
});

test("a late answer leaves later markers", async () => {
  const { lastSeen, answered } = page();
  lastSeen.until(everyone, noon);
  lastSeen.until(everyone, one);
  await answered();
  lastSeen.settle();
  assert.deepEqual([...disk], [[`parley.seen.${room_id}.${keyOf(everyone)}`, one]]);
});

test("of many markers the browser keeps the newest of each half second, and none that is answered by then", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let written = 0;
  t.mock.method(localStorage, "setItem", (key: string, value: string) => {
    written += 1;
    disk.set(key, value);
  });
  const { lastSeen, answered } = page();
  for (const timestamp of [noon, one, two]) lastSeen.until(everyone, timestamp);
  assert.equal(written, 0);
  t.mock.timers.tick(500);
  assert.deepEqual([...disk.values()], [two]);
  assert.equal(written, 1);
  await answered();
  assert.deepEqual([...disk], []);
});
