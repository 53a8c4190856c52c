import assert from "node:assert/strict";
import test from "node:test";
import type { StoredMessage } from "../../protocol";
import { type ChatView, evolveChatView } from "../chat/view";
import { evolveMessagesView, type MessagesEnvelope, resumeMessages } from "./view";

const alice = "a11ce000-0000-4000-8000-000000000001";
const id = "1b4e28ba-2fa1-41d2-883f-0016d3cca427";
const timestamp = "2026-01-13T12:37:08.123456Z";

function viewWith(reactions: StoredMessage["reactions"]): ChatView {
  const message = { id, source: alice, timestamp, scope: "global" as const, content: "Hello", reactions };
  const to = { scope: "global" as const };
  return {
    enabled: true,
    conversations: { global: { to, messages: [message], complete: true } },
  } as unknown as ChatView;
}

function after(view: ChatView, payload: MessagesEnvelope["payload"]): ChatView {
  return evolveMessagesView(view, { namespace: "messages", timestamp, payload }, alice);
}

const shown = (view: ChatView) =>
  Object.values(view.conversations).flatMap(({ messages }) =>
    messages.flatMap(({ reactions = [] }) =>
      reactions.map(({ reaction, count, mine }) => `${reaction} ${count}${mine ? " mine" : ""}`),
    ),
  );

test("an own reaction counts before the counts come, and only once", () => {
  const own = { message: "own_reactions", id, reactions: ["👍", "🎉"] } as const;
  const before = viewWith([{ reaction: "👍", count: 2 }]);
  const told = after(before, { ...own, reactions: [...own.reactions] });
  assert.deepEqual(shown(told), ["👍 3 mine", "🎉 1 mine"]);
  assert.deepEqual(shown(after(told, { ...own, reactions: [...own.reactions] })), shown(told));
  const counts = [
    { reaction: "👍", count: 4 },
    { reaction: "🎉", count: 1 },
  ];
  const counted = after(told, { message: "reactions_changed", id, source: alice, scope: "global", reactions: counts });
  assert.deepEqual(shown(counted), ["👍 4 mine", "🎉 1 mine"]);
  assert.deepEqual(shown(after(counted, { ...own, reactions: ["👍"] })), ["👍 4 mine"]);
});

test("a message that was deleted after its reactions were told on a return has none", () => {
  const missed = { reactions: [{ id, reactions: [{ reaction: "👍", count: 2 }] }] };
  const sent = { message: "message_sent", id, source: alice, scope: "global", content: "" } as const;
  const seen = (payload: typeof sent & { readonly deleted_at?: string }) => {
    const before = resumeMessages({ enabled: true, conversations: {} }, missed);
    return shown(evolveChatView(before, { namespace: "chat", timestamp, payload }, alice)[0]);
  };
  assert.deepEqual(seen(sent), ["👍 2"]);
  assert.deepEqual(seen({ ...sent, deleted_at: timestamp }), []);
});
