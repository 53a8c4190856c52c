import assert from "node:assert/strict";
import test from "node:test";
import type { Envelope, StoredMessage } from "../../../protocol";
import { hitsOf, NO_FATES, withFate } from "./fates";

const at = (second: number) => `2026-03-13T10:00:${String(second).padStart(2, "0")}.000000Z`;
const said = (id: string, to: object = { scope: "global" }) =>
  ({ id, source: "bo", timestamp: at(5), content: `text ${id}`, ...to }) as StoredMessage;
const found = [said("a"), said("b"), said("c", { scope: "group", target: "g" })];
const ofChat = new Set(["message_sent", "history_cleared"]);
const event = (message: string, more: object = {}, second = 9) =>
  ({
    namespace: ofChat.has(message) ? "chat" : "messages",
    timestamp: at(second),
    payload: { message, ...more },
  }) as Envelope;

function after(...events: Envelope[]) {
  return hitsOf(found, events.reduce(withFate, NO_FATES)).map(({ message, isGone }) =>
    isGone ? "gone" : message.content,
  );
}

test("hits stand as they were found, until something happens to them", () => {
  assert.deepEqual(after(), ["text a", "text b", "text c"]);
  assert.deepEqual(after(event("message_sent", { id: "a", content: "x" })), ["text a", "text b", "text c"]);
});

test("an edited hit has its new text, and a deleted one none, whichever comes first", () => {
  const edited = event("message_edited", { id: "a", content: "new" });
  assert.deepEqual(after(edited), ["new", "text b", "text c"]);
  assert.deepEqual(after(edited, event("message_deleted", { id: "a" })), ["gone", "text b", "text c"]);
});

test("a clear takes the hits among the messages to everyone from before it", () => {
  assert.deepEqual(after(event("history_cleared")), ["gone", "gone", "text c"]);
  assert.deepEqual(after(event("history_cleared", {}, 4)), ["text a", "text b", "text c"]);
});
