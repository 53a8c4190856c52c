import assert from "node:assert/strict";
import { test } from "node:test";
import { EDIT_WINDOW_SECONDS, timestampAt } from "../../protocol";
import type { KnownMessage } from "../base/message";
import { bob, messages, new_id, now, roomOf, says } from "../testing/cast";

/** The outcome of an edit so many milliseconds after the message. */
function editAfter(ms: number) {
  const timestamp = timestampAt(Date.parse(now) - ms);
  const written = { id: new_id, source: bob.id, scope: "global", timestamp, content: "Helo" } as const;
  const message: KnownMessage = { ...written, number: 1, edits: 0, isDeleted: false, reactions: new Map() };
  const room = { ...roomOf(), messages: new Map([[message.id, message]]) };
  return says(bob, messages({ action: "edit", message_id: message.id, content: "Hello" }), room).kind;
}

test("a message can be edited until its window is over, and not in the moment in which it is", () => {
  const window = EDIT_WINDOW_SECONDS * 1_000;
  assert.equal(editAfter(window - 1), "accepted");
  assert.notEqual(editAfter(window), "accepted");
});
