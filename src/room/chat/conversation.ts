import type { Addressee, ChatState, HistoryPage, Id, Participant, StoredMessage, Timestamp } from "../../protocol";
import { isMentioned } from "./mentions";

export type Conversation = {
  readonly key: string;
  readonly to: Addressee;
  /** Oldest first, without gaps. */
  readonly messages: readonly StoredMessage[];
  readonly complete: boolean;
  /** The read marker, inclusive. */
  readonly last_seen?: Timestamp;
};

/** The key from the participant's own side: `global`, `group:<name>`, `private:<correspondent>`. */
export function keyOf(to: Addressee): string {
  return to.scope === "global" ? "global" : `${to.scope}:${to.target}`;
}

export function unread(conversation: Conversation, self: Id): number {
  return conversation.messages.filter((it) => isUnread(it, conversation, self)).length;
}

/** The number of unread messages that mention a participant, among those that are loaded. */
export function unreadMentions(conversation: Conversation, { id, module_data }: Participant): number {
  const self = { id, groups: module_data.chat.groups };
  return conversation.messages.filter((it) => isMentioned(self, it) && isUnread(it, conversation, id)).length;
}

/** Whether older messages that are not loaded are unread, too. */
export function hasEarlierUnread({ messages, complete, last_seen }: Conversation): boolean {
  const [oldest] = messages;
  return !complete && oldest !== undefined && (last_seen === undefined || oldest.timestamp > last_seen);
}

function isUnread({ source, timestamp, deleted_at }: StoredMessage, { last_seen }: Conversation, self: Id): boolean {
  return source !== self && deleted_at === undefined && (last_seen === undefined || timestamp > last_seen);
}

export function histories(chat: ChatState): Conversation[] {
  const conversation = (to: Addressee, messages: StoredMessage[], last_seen?: Timestamp): Conversation => ({
    key: keyOf(to),
    to,
    messages,
    complete: messages.length === 0,
    ...(last_seen && { last_seen }),
  });
  // A group may be called `constructor`.
  const seenInGroup = new Map(Object.entries(chat.last_seen_timestamps_group));
  const exchanged = new Map(chat.private_history.map(({ correspondent, history }) => [correspondent, history]));
  // A read marker may exist before the first message.
  const correspondents = new Set([...exchanged.keys(), ...Object.keys(chat.last_seen_timestamps_private)]);
  return [
    conversation({ scope: "global" }, chat.room_history, chat.last_seen_timestamp_global),
    ...chat.groups_history.map(({ name, history }) =>
      conversation({ scope: "group", target: name }, history, seenInGroup.get(name)),
    ),
    ...[...correspondents].map((target) =>
      conversation(
        { scope: "private", target },
        exchanged.get(target) ?? [],
        chat.last_seen_timestamps_private[target],
      ),
    ),
  ];
}

/** A fresh history, with the earlier loaded pages in front where they join. */
export function continued(fresh: Conversation, before: Conversation | undefined): Conversation {
  const oldest = fresh.messages[0];
  const at = before?.messages.findIndex(({ id }) => id === oldest?.id) ?? -1;
  if (before === undefined || at < 0) return fresh;
  return { ...fresh, messages: [...before.messages.slice(0, at), ...fresh.messages], complete: before.complete };
}

/** Adds a message; returns the conversation unchanged when it has the message already. */
export function withMessage(conversation: Conversation, message: StoredMessage): Conversation {
  const at = conversation.messages.findLastIndex(({ timestamp }) => timestamp < message.timestamp);
  if (conversation.messages.slice(at + 1).some(({ id }) => id === message.id)) return conversation;
  return { ...conversation, messages: [...conversation.messages, message] };
}

/** Adds an older page in front. A conversation that is complete, or was cleared meanwhile, stays as it is. */
export function withPage(conversation: Conversation, page: HistoryPage): Conversation {
  const known = new Set(conversation.messages.map(({ id }) => id));
  const older = conversation.complete ? [] : page.messages.filter(({ id }) => !known.has(id));
  const last_seen = conversation.last_seen ?? page.last_seen_timestamp;
  return {
    ...conversation,
    messages: [...older, ...conversation.messages],
    complete: conversation.complete || page.complete,
    ...(last_seen && { last_seen }),
  };
}

export function addresseeFor(self: Id, message: Addressee & { readonly source: Id }): Addressee {
  switch (message.scope) {
    case "global":
      return { scope: "global" };
    case "group":
      return { scope: "group", target: message.target };
    case "private":
      return { scope: "private", target: message.source === self ? message.target : message.source };
  }
}

export function emptyConversation(to: Addressee): Conversation {
  return { key: keyOf(to), to, messages: [], complete: true };
}

export function newest(conversation: Conversation): Timestamp | undefined {
  return conversation.messages.at(-1)?.timestamp;
}
