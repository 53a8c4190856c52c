import type { Envelope, Id, MessagesMissed, StoredMessage } from "../../protocol";
import { addresseeFor, keyOf } from "../chat/conversation";
import type { ChatView } from "../chat/view";
import { edited, tombstone } from "./known";

export type MessagesEnvelope = Extract<Envelope, { namespace: "messages" }>;

/** An unknown message stays unknown. Idempotent. */
export function evolveMessagesView(view: ChatView, { payload, timestamp }: MessagesEnvelope, self: Id): ChatView {
  switch (payload.message) {
    case "message_edited": {
      const { content, edited_at, edits } = payload;
      return changed(view, keyOf(addresseeFor(self, payload)), payload.id, (it) =>
        edited(it, { content, edited_at, edits }),
      );
    }
    case "message_deleted": {
      const { id, issued_by: by, reason } = payload;
      return changed(view, keyOf(addresseeFor(self, payload)), id, (it) =>
        tombstone(it, { at: timestamp, by, reason }),
      );
    }
    case "messages_deleted": {
      const { source, issued_by: by } = payload;
      const { global } = view.conversations;
      if (!global?.messages.some((it) => it.source === source && it.deleted_at === undefined)) return view;
      const messages = global.messages.map((it) => (it.source === source ? tombstone(it, { at: timestamp, by }) : it));
      return { ...view, conversations: { ...view.conversations, global: { ...global, messages } } };
    }
    case "reactions_changed": {
      const { id, reactions } = payload;
      return changed(view, keyOf(addresseeFor(self, payload)), id, (it) => withCounts(it, reactions, ownOf(it)));
    }
    case "own_reactions": {
      const { id, reactions } = payload;
      return everywhere(view, id, (it) => withOwn(it, new Set(reactions)));
    }
    case "message_pinned":
    case "message_unpinned":
    case "message_held":
    case "message_approved":
    case "message_rejected":
    case "message_reported":
    case "report_resolved":
    case "report_changed":
    case "typing":
    case "error":
      return view;
  }
}

export function resumeMessages(before: ChatView, missed: MessagesMissed = { reactions: [] }): ChatView {
  const { reactions: changes } = missed;
  const ahead = changes.filter(({ reactions }) => reactions.length > 0);
  const view: ChatView = {
    ...before,
    ...(ahead.length > 0 && { reactions_ahead: Object.fromEntries(ahead.map((it) => [it.id, it.reactions])) }),
  };
  return changes.reduce(
    (all, { id, reactions }) =>
      everywhere(all, id, (it) => ({ ...withoutReactions(it), ...(reactions.length > 0 && { reactions }) })),
    view,
  );
}

export function messageIn({ conversations }: ChatView, id: Id): StoredMessage | undefined {
  for (const { messages } of Object.values(conversations)) {
    const found = messages.findLast((it) => it.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
}

type Counts = readonly { readonly reaction: string; readonly count: number }[];

/** The counts come a moment after the own reactions, and replace what these alone lead to. */
function withOwn(message: StoredMessage, own: ReadonlySet<string>): StoredMessage {
  const counts = (message.reactions ?? []).map(({ reaction, count, mine }) => ({
    reaction,
    count: count + Number(own.has(reaction)) - Number(mine === true),
  }));
  return withCounts(
    message,
    counts.filter(({ count }) => count > 0),
    own,
  );
}

function withCounts(message: StoredMessage, counts: Counts, own: ReadonlySet<string>): StoredMessage {
  if (message.deleted_at !== undefined) return message;
  const rest = withoutReactions(message);
  // An own reaction is told on its own, and may come before the counts.
  const missing = [...own].filter((reaction) => !counts.some((it) => it.reaction === reaction));
  const all = [...counts, ...missing.map((reaction) => ({ reaction, count: 1 }))];
  if (all.length === 0) return rest;
  const reactions = all.map(({ reaction, count }) => ({
    reaction,
    count,
    ...(own.has(reaction) && { mine: true as const }),
  }));
  return { ...rest, reactions };
}

function ownOf({ reactions = [] }: StoredMessage): Set<string> {
  return new Set(reactions.flatMap(({ reaction, mine }) => (mine ? [reaction] : [])));
}

function withoutReactions({ reactions: _, ...message }: StoredMessage): StoredMessage {
  return message as StoredMessage;
}

function everywhere(view: ChatView, id: Id, change: (message: StoredMessage) => StoredMessage): ChatView {
  return Object.keys(view.conversations).reduce((all, key) => changed(all, key, id, change), view);
}

function changed(view: ChatView, key: string, id: Id, change: (message: StoredMessage) => StoredMessage): ChatView {
  const conversation = view.conversations[key];
  const at = conversation?.messages.findLastIndex((it) => it.id === id) ?? -1;
  const message = conversation?.messages[at];
  if (conversation === undefined || message === undefined) return view;
  const after = change(message);
  if (after === message) return view;
  const messages = conversation.messages.with(at, after);
  return { ...view, conversations: { ...view.conversations, [key]: { ...conversation, messages } } };
}
