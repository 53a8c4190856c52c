import assert from "node:assert/strict";
import { test } from "node:test";
import type { Event } from "../../protocol";
import { bob, new_id } from "../testing/cast";
import { evolveReview, NOTHING_TO_REVIEW } from "./review";

test("A message waits no more for its author, who is told of the approval by the message itself", () => {
  const message = { id: new_id, source: bob.id, scope: "global", content: "Hello" } as const;
  const held: Event = { namespace: "messages", payload: { message: "message_held", ...message } };
  const sent: Event = { namespace: "chat", payload: { message: "message_sent", ...message } };
  const waiting = evolveReview(NOTHING_TO_REVIEW, { ...held, timestamp: "2026-01-13T12:00:00.000001Z" });
  assert.equal(waiting.held.length, 1);
  assert.deepEqual(evolveReview(waiting, { ...sent, timestamp: "2026-01-13T12:01:00.000001Z" }), NOTHING_TO_REVIEW);
});
