import assert from "node:assert/strict";
import { test } from "node:test";
import type { Addressee, Timestamp } from "../../protocol";
import { begin, evolve, seenUntil, unread, type View } from "../../room/view";
import { beforeNewest } from "./before-newest";
import { amira, joinSuccess } from "./testing/join-success";

const bo = "b0000000-0000-4000-8000-000000000001";
const everyone: Addressee = { scope: "global" };
const at = (second: number) => `2026-03-13T10:00:0${second}.000000Z` as Timestamp;

function said(view: View, source: string, second: number): View {
  const payload = {
    message: "message_sent",
    id: `a0000000-0000-4000-8000-00000000000${second}`,
    source,
    content: "Hello",
    scope: "global",
  } as const;
  return evolve(view, { namespace: "chat", timestamp: at(second), payload });
}

function unreadIn(view: View): number {
  const conversation = view.chat.conversations.global;
  return conversation ? unread(conversation, view.self.id) : -1;
}

test("Of two messages the newer one is unread again, also behind an own one, and where there is but one", () => {
  const empty = begin(joinSuccess());
  assert.equal(beforeNewest(said(empty, amira, 1), everyone), undefined, "there is nothing of others");
  for (const view of [said(empty, bo, 1), said(said(empty, bo, 1), bo, 2), said(said(empty, bo, 1), amira, 2)]) {
    const read = seenUntil(view, everyone, at(9));
    assert.equal(unreadIn(read), 0);
    const marker = beforeNewest(read, everyone);
    assert.ok(marker);
    assert.equal(unreadIn(seenUntil(read, everyone, marker)), 1);
  }
});
