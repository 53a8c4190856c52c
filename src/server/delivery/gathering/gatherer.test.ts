import assert from "node:assert/strict";
import { test } from "node:test";
import type { RoomEvent } from "../../../room/base/room";
import { GATHERED_NUMBERS } from "../../kit/limits";
import { Gatherer } from "./gatherer";

const [one, other] = ["0a000000-0000-4000-8000-000000000001", "0b000000-0000-4000-8000-000000000002"] as const;
const at = (second: number) => `2026-01-13T12:00:${String(second).padStart(2, "0")}.000000Z`;

function counted(id: string, count: number, passing: number): RoomEvent {
  const reactions = [{ reaction: "👍", count }];
  const payload = { message: "reactions_changed", id, source: one, scope: "global", reactions } as const;
  return { namespace: "messages", payload, timestamp: at(passing), passing };
}

const deleted = (number: number): RoomEvent => ({
  namespace: "messages",
  payload: { message: "message_deleted", id: one, source: one, scope: "global", issued_by: one },
  timestamp: at(number),
  number,
});

const sent = (number: number): RoomEvent => ({
  namespace: "chat",
  payload: { message: "message_sent", id: other, source: one, scope: "global", content: "Hello" },
  timestamp: at(number),
  number,
});

test("the first count is told at once, and then the newest of each message four times a second", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const told: RoomEvent[][] = [];
  const gatherer = new Gatherer({ onDue: (events) => told.push([...events]) });
  assert.ok(gatherer.note(counted(one, 1, 1)));
  t.mock.timers.tick(1);
  assert.equal(told.length, 1);
  for (let count = 2; count <= 50; count++) gatherer.note(counted(one, count, count));
  gatherer.note(counted(other, 1, 51));
  t.mock.timers.tick(248);
  assert.equal(told.length, 1);
  t.mock.timers.tick(2);
  assert.deepEqual(
    told[1]?.map(({ payload, as_of, passing }) => [payload.message, "id" in payload && payload.id, as_of, passing]),
    [
      ["reactions_changed", one, 50, undefined],
      ["reactions_changed", other, 51, undefined],
    ],
  );
  t.mock.timers.tick(1_000);
  assert.equal(told.length, 2, "nothing new");
});

test("no count follows the deletion of its message", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const told: RoomEvent[] = [];
  const gatherer = new Gatherer({ onDue: (events) => told.push(...events) });
  gatherer.note(counted(one, 1, 1));
  assert.ok(!gatherer.note(sent(7)), "messages pass");
  assert.equal(told.length, 0);
  assert.ok(!gatherer.note(deleted(8)));
  assert.equal(told.length, 1, "before the deletion is handed on");
  t.mock.timers.tick(1_000);
  assert.equal(told.length, 1);
});

test("edits, pins and the end of other messages pass a count, and clearing ends all", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const told: RoomEvent[] = [];
  const gatherer = new Gatherer({ onDue: (events) => told.push(...events) });
  gatherer.note(counted(other, 1, 1));
  const placed = { id: one, source: one, scope: "global" } as const;
  const edited = { ...placed, message: "message_edited", content: "Hello", edited_at: at(1), edits: 1 } as const;
  const pinned = { ...placed, message: "message_pinned", announcement: false, issued_by: one } as const;
  for (const payload of [edited, pinned])
    assert.ok(!gatherer.note({ namespace: "messages", payload, timestamp: at(1), number: 7 }));
  gatherer.note(deleted(8));
  assert.deepEqual(told, []);
  const cleared = { message: "history_cleared", issued_by: one } as const;
  gatherer.note({ namespace: "chat", payload: cleared, timestamp: at(1), number: 9 });
  assert.equal(told.length, 1);
});

test("no more messages pass a count than a return allows for", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const told: RoomEvent[] = [];
  const gatherer = new Gatherer({ onDue: (events) => void told.push(...events) });
  gatherer.note(sent(7));
  gatherer.note(counted(one, 1, 1));
  gatherer.note(sent(7 + GATHERED_NUMBERS));
  assert.equal(told.length, 0);
  gatherer.note(sent(8 + GATHERED_NUMBERS));
  assert.equal(told.length, 1);
});
