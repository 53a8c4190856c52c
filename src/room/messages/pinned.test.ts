import assert from "node:assert/strict";
import { test } from "node:test";
import type { MessagesEvent, StoredMessage } from "../../protocol";
import { evolvePins, type Pins, pinsOf, withPinnedMessages, withPinsOf } from "./pinned";

const [id, bob, alice] = ["1", "2", "3"].map((it) => `00000000-0000-4000-8000-00000000000${it}`) as [
  string,
  string,
  string,
];
const [early, timestamp, late] = [1, 2, 3].map((it) => `2026-01-13T12:00:0${it}.000000Z`) as [string, string, string];
const place = { id, source: bob, scope: "global" } as const;
const message: StoredMessage = { ...place, content: "Agenda", timestamp: early };
const pinned: MessagesEvent = { message: "message_pinned", ...place, announcement: true, issued_by: alice };
const edit = { content: "The agenda", edited_at: late, edits: 1 };

function after(pins: Pins, payload: MessagesEvent, loaded?: StoredMessage): Pins {
  const once = evolvePins(pins, { payload, timestamp }, () => loaded);
  assert.deepEqual(
    evolvePins(once, { payload, timestamp }, () => loaded),
    once,
    "twice is as good as once",
  );
  return once;
}

test("A pin of a loaded message shows it, without its reactions", () => {
  const [pin] = after([], pinned, { ...message, reactions: [{ reaction: "👍", count: 1 }] });
  assert.deepEqual(pin, { ...place, announcement: true, pinned_at: timestamp, message });
});

test("A pin of a message that is not loaded waits for it, and takes an edit that came first", () => {
  const waiting = after(after([], pinned), { message: "message_edited", ...place, ...edit });
  assert.equal(waiting[0]?.message, undefined);
  const [pin] = withPinnedMessages(waiting, [id], [message]);
  assert.deepEqual(pin, { ...place, announcement: false, pinned_at: timestamp, message: { ...message, ...edit } });
  const newer = { ...message, content: "Newest", edited_at: late, edits: 2 };
  assert.equal(withPinnedMessages(waiting, [id], [newer])[0]?.message?.content, "Newest");
});

test("A pin whose message is gone meanwhile goes; one that was not asked for stays", () => {
  const pins = after([], pinned);
  assert.deepEqual(withPinnedMessages(pins, [id], []), []);
  const tombstone = { ...message, content: "", deleted_at: late, deleted_by: bob };
  assert.deepEqual(withPinnedMessages(pins, [id], [tombstone]), []);
  assert.deepEqual(after([], pinned, tombstone), [], "a return shows the tombstone before the pin");
  assert.deepEqual(withPinnedMessages(pins, [], []), pins);
});

test("A deletion and an unpinning leave no pin, and an edit leaves no announcement", () => {
  const pins = after([], pinned, message);
  const [edited] = after(pins, { message: "message_edited", ...place, ...edit });
  assert.equal(edited?.announcement, false);
  assert.equal(edited?.message?.content, "The agenda");
  assert.deepEqual(after(pins, { message: "message_deleted", ...place, issued_by: alice }), []);
  assert.deepEqual(after(pins, { message: "message_unpinned", ...place, issued_by: alice }), []);
});

test("Pins of a group that somebody came into stand in the order of pinning", () => {
  const other = { ...message, id: bob, pinned_at: early, announcement: false };
  const pins = withPinsOf(after([], pinned, message), [other, { ...message, pinned_at: early, announcement: false }]);
  assert.deepEqual(
    pins.map((it) => it.id),
    [bob, id],
  );
  assert.deepEqual(pinsOf({ pinned: [other] }), [
    { ...place, id: bob, pinned_at: early, announcement: false, message: { ...message, id: bob } },
  ]);
  assert.deepEqual(pinsOf(undefined), []);
});
