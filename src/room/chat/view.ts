import type {
  Addressee,
  ChatState,
  Envelope,
  HistoryPage,
  Id,
  ModerationEvent,
  Participant,
  Reactions,
  Resumed,
  StoredMessage,
  Timestamp,
} from "../../protocol";
import type { NoticeFields } from "../base/notice";
import {
  addresseeFor,
  type Conversation,
  continued,
  emptyConversation,
  histories,
  keyOf,
  newest,
  withMessage,
  withPage,
} from "./conversation";

export type ChatView = {
  readonly enabled: boolean;
  readonly disabled_by?: Id;
  /** Without `until` until it is lifted. A mute whose time is over may still be there. */
  readonly muted?: { readonly until?: Timestamp };
  /** By key: everyone, each own group, each private exchange. */
  readonly conversations: Readonly<Record<string, Conversation>>;
  /** The reactions to messages that `resumed` told ahead of the messages themselves, which follow it. */
  readonly reactions_ahead?: Readonly<Record<Id, Reactions>>;
};

export type ChatNotice = NoticeFields & { readonly kind: "chat_enabled" | "chat_disabled" | "history_cleared" };

export function beginChat(chat: ChatState, timestamp: Timestamp, previous?: ChatView): ChatView {
  const firstTime = isFirstTime(chat);
  const found = histories(chat).map((conversation) =>
    continued(conversation, previous?.conversations[conversation.key]),
  );
  return {
    enabled: chat.enabled,
    ...(!chat.enabled && previous?.disabled_by && { disabled_by: previous.disabled_by }),
    ...(chat.muted && { muted: chat.muted }),
    conversations: Object.fromEntries(
      found.map((it) => [
        it.key,
        firstTime && it.last_seen === undefined ? { ...it, last_seen: newest(it) ?? timestamp } : it,
      ]),
    ),
  };
}

/** Existing messages count as read, and are to be marked so. */
export function isFirstTime(chat: ChatState): boolean {
  return chat.last_seen_timestamp_global === undefined;
}

/** The chat's part of the own participant: the own groups are those with a history. */
export function ownChat(chat: ChatState): Participant["module_data"]["chat"] {
  return { groups: chat.groups_history.map(({ name }) => name) };
}

export function resumeChat({ disabled_by, conversations }: ChatView, chat: Resumed["module_data"]["chat"]): ChatView {
  return {
    enabled: chat.enabled,
    ...(!chat.enabled && disabled_by && { disabled_by }),
    ...(chat.muted && { muted: chat.muted }),
    conversations: withMarkers(conversations, chat),
  };
}

export type ChatEnvelope = Extract<Envelope, { namespace: "chat" }>;

/** Idempotent. */
export function evolveChatView(
  view: ChatView,
  { payload, timestamp }: ChatEnvelope,
  self: Id,
): [ChatView, ChatNotice[]] {
  switch (payload.message) {
    case "message_sent": {
      const { message: _, ...sent } = payload;
      return [withNews(view, self, { ...sent, timestamp }), []];
    }
    case "chat_enabled": {
      const { disabled_by: _, ...rest } = view;
      return [{ ...rest, enabled: true }, [{ kind: "chat_enabled", who: payload.issued_by, timestamp }]];
    }
    case "chat_disabled": {
      const who = payload.issued_by;
      return [{ ...view, enabled: false, disabled_by: who }, [{ kind: "chat_disabled", who, timestamp }]];
    }
    case "history_cleared":
      return [
        changed(view, "global", (global) => ({ ...global, messages: [], complete: true })),
        [{ kind: "history_cleared", who: payload.issued_by, timestamp }],
      ];
    case "set_last_seen_timestamp":
      return [seenIn(view, payload, payload.timestamp), []];
    case "error":
      return [view, []];
  }
}

/** Idempotent. */
export function evolveMute(view: ChatView, payload: ModerationEvent, self: Id): ChatView {
  if (payload.message === "chat_muted" && payload.target === self) {
    const { until } = payload;
    return { ...view, muted: until === undefined ? {} : { until } };
  }
  if (payload.message !== "chat_unmuted" || payload.target !== self) return view;
  return withoutMute(view);
}

export function withoutMute(view: ChatView): ChatView {
  if (view.muted === undefined) return view;
  const { muted: _, ...rest } = view;
  return rest;
}

/** The chat's part after a change of the own groups: lost ones are dropped, gained ones are yet to be read. */
export function withOwnGroups(view: ChatView, groups: readonly string[]): ChatView {
  const kept = Object.values(view.conversations).filter(({ to }) => to.scope !== "group" || groups.includes(to.target));
  const gained = groups
    .map((target): Addressee => ({ scope: "group", target }))
    .filter((to) => !(keyOf(to) in view.conversations))
    .map((to) => ({ ...emptyConversation(to), complete: false }));
  return { ...view, conversations: Object.fromEntries([...kept, ...gained].map((it) => [it.key, it])) };
}

export function withOlderPage(view: ChatView, to: Addressee, page: HistoryPage): ChatView {
  return changed(view, keyOf(to), (conversation) => withPage(conversation, page));
}

export function seenIn(view: ChatView, to: Addressee, last_seen: Timestamp): ChatView {
  return changed(withConversation(view, to), keyOf(to), (conversation) => ({ ...conversation, last_seen }));
}

/** Adds an exchange that may not have begun yet. Groups' conversations come and go with the own groups alone. */
export function withConversation(view: ChatView, to: Addressee): ChatView {
  if (keyOf(to) in view.conversations || to.scope === "group") return view;
  return { ...view, conversations: { ...view.conversations, [keyOf(to)]: emptyConversation(to) } };
}

function withNews(view: ChatView, self: Id, sent: StoredMessage): ChatView {
  const to = addresseeFor(self, sent);
  // It was deleted after `resumed` had told its reactions.
  const reactions = sent.deleted_at === undefined ? view.reactions_ahead?.[sent.id] : undefined;
  const message = reactions === undefined ? sent : { ...sent, reactions };
  return changed(withConversation(view, to), keyOf(to), (conversation) => withMessage(conversation, message));
}

function changed(view: ChatView, key: string, change: (conversation: Conversation) => Conversation): ChatView {
  const conversation = view.conversations[key];
  if (conversation === undefined) return view;
  return { ...view, conversations: { ...view.conversations, [key]: change(conversation) } };
}

/** Applies read markers; an unknown exchange begins with its marker. */
function withMarkers(
  conversations: ChatView["conversations"],
  chat: Resumed["module_data"]["chat"],
): ChatView["conversations"] {
  const seen = (conversation: Conversation, last_seen: Timestamp): [string, Conversation] => [
    conversation.key,
    { ...conversation, last_seen },
  ];
  const global = conversations.global;
  const privates = Object.entries(chat.last_seen_timestamps_private).map(([target, last_seen]) => {
    const empty = emptyConversation({ scope: "private", target });
    return seen(conversations[empty.key] ?? empty, last_seen);
  });
  const groups = Object.entries(chat.last_seen_timestamps_group).flatMap(([target, last_seen]) => {
    const group = conversations[keyOf({ scope: "group", target })];
    return group ? [seen(group, last_seen)] : [];
  });
  const everyone = global && chat.last_seen_timestamp_global ? [seen(global, chat.last_seen_timestamp_global)] : [];
  return { ...conversations, ...Object.fromEntries([...everyone, ...privates, ...groups]) };
}
