import type {
  Addressee,
  Envelope,
  HistoryPage,
  Id,
  JoinSuccess,
  Participant,
  Resumed,
  StoredMessage,
  Timestamp,
} from "../protocol";
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
} from "./chat/conversation";
import { type RightsNotice, rightsNotices } from "./control/rights";
import { absentees, byId, resume, updated } from "./resuming";

export { addresseeFor, type Conversation, keyOf, unread } from "./chat/conversation";
export { acquainted, countHere, here, strangers } from "./crowd";
export { participantsIn } from "./namespaces";

/** An event while the page was open: a quiet line among the messages to everyone. */
export type Notice = (
  | {
      readonly kind: "joined" | "left" | "chat_enabled" | "chat_disabled" | "history_cleared";
      /** The participant who joined, left, switched or cleared. */
      readonly who: Id;
      readonly timestamp: Timestamp;
    }
  | {
      readonly kind: "renamed";
      readonly who: Id;
      readonly timestamp: Timestamp;
      readonly old_name: string;
      readonly new_name: string;
    }
  | RightsNotice
) & {
  /** The message to everyone before the line; absent for the first line. */
  readonly after?: Id;
};

/** One participant's view of a room. */
export type View = {
  readonly self: Participant;
  readonly room: { readonly id: Id; readonly title: string };
  readonly enabled: boolean;
  /** The participant who switched the chat off, if this view saw it. */
  readonly disabled_by?: Id;
  /** The headcount of a room that is too large for a list. */
  readonly count?: number;
  /**
   * The present participants, the viewer included, and absent ones that something refers to. With a `count`: all known
   * ones, and their presence may be outdated.
   */
  readonly participants: Readonly<Record<Id, Participant>>;
  /** By key: everyone, each own group, each private exchange. */
  readonly conversations: Readonly<Record<string, Conversation>>;
  readonly notices: readonly Notice[];
};

/** The view after a `join_success`. Keeps earlier pages of history and notices that are still valid. */
export function begin(envelope: Envelope & { payload: JoinSuccess }, previous?: View): View {
  const { payload, timestamp } = envelope;
  const { participant_count: count } = payload;
  const { chat } = payload.module_data;
  const firstTime = chat.last_seen_timestamp_global === undefined;
  const self: Participant = {
    id: payload.id,
    module_data: {
      control: {
        display_name: payload.display_name,
        role: payload.role,
        is_room_owner: payload.is_room_owner,
        joined_at: previous?.self.module_data.control.joined_at ?? timestamp,
      },
      chat: { groups: chat.groups_history.map(({ name }) => name) },
    },
  };
  const found = histories(chat).map((conversation) =>
    continued(conversation, previous?.conversations[conversation.key]),
  );
  const conversations = Object.fromEntries(
    found.map((it) => [
      it.key,
      firstTime && it.last_seen === undefined ? { ...it, last_seen: newest(it) ?? timestamp } : it,
    ]),
  );
  const kept = previous && keptNotices(previous, conversations.global);
  const view: View = {
    self,
    room: payload.room_info,
    enabled: chat.enabled,
    ...(!chat.enabled && previous?.disabled_by && { disabled_by: previous.disabled_by }),
    ...(count !== undefined && { count }),
    // Without a list, known participants may be absent or renamed: the page asks for them anew.
    participants: byId([...(count === undefined ? absentees(previous, timestamp) : []), ...payload.participants, self]),
    conversations,
    notices: kept ?? [],
  };
  return previous ? withRights(view, previous.self, { ...self, id: previous.self.id }, timestamp) : view;
}

/** Whether this is the first time in the room: existing messages count as read, and are to be marked so. */
export function isFirstJoin(payload: JoinSuccess): boolean {
  return payload.module_data.chat.last_seen_timestamp_global === undefined;
}

/** The view after an event. Idempotent. */
export function evolve(view: View, envelope: Envelope): View {
  const { timestamp } = envelope;
  switch (envelope.payload.message) {
    case "join_success":
      return begin({ ...envelope, payload: envelope.payload } as Envelope & { payload: JoinSuccess }, view);
    case "resumed":
      return resume(view, { ...envelope, payload: envelope.payload } as Envelope & { payload: Resumed });
    case "joined": {
      const { message: _, ...participant } = envelope.payload;
      const wasHere =
        view.participants[participant.id]?.module_data.control.left_at === undefined &&
        participant.id in view.participants;
      const next = withParticipant(view, participant);
      return wasHere ? next : noticed(next, { kind: "joined", who: participant.id, timestamp });
    }
    case "left": {
      const participant = view.participants[envelope.payload.id];
      if (participant === undefined || participant.module_data.control.left_at !== undefined) return view;
      const { control, chat } = participant.module_data;
      const gone = { ...participant, module_data: { control: { ...control, left_at: timestamp }, chat } };
      return noticed(withParticipant(view, gone), { kind: "left", who: participant.id, timestamp });
    }
    case "presence":
      return { ...view, count: envelope.payload.count };
    case "update": {
      const { message: _, old_name, ...participant } = envelope.payload;
      const before = view.participants[participant.id];
      const after = updated(before, participant);
      const next = withParticipant(view, after);
      const told = before ? withRights(next, before, after, timestamp) : next;
      if (old_name === undefined) return told;
      const { id: who, module_data } = participant;
      const new_name = module_data.control.display_name;
      return noticed(told, { kind: "renamed", who, timestamp, old_name, new_name });
    }
    case "role_updated":
      return withParticipant(view, withRole(view.self, envelope.payload.new_role));
    case "message_sent": {
      const { message: _, ...sent } = envelope.payload;
      return withNews(view, { ...sent, timestamp });
    }
    case "chat_enabled": {
      const { disabled_by: _, ...rest } = view;
      return noticed({ ...rest, enabled: true }, { kind: "chat_enabled", who: envelope.payload.issued_by, timestamp });
    }
    case "chat_disabled": {
      const who = envelope.payload.issued_by;
      return noticed({ ...view, enabled: false, disabled_by: who }, { kind: "chat_disabled", who, timestamp });
    }
    case "history_cleared": {
      const cleared = changed(view, "global", (global) => ({ ...global, messages: [], complete: true }));
      return noticed(
        { ...cleared, notices: [] },
        { kind: "history_cleared", who: envelope.payload.issued_by, timestamp },
      );
    }
    case "set_last_seen_timestamp":
      return seenUntil(view, envelope.payload, envelope.payload.timestamp);
    case "flooding":
    case "invitation_created":
    case "invitation_revoked":
    case "error":
      return view;
  }
}

/** The view after an older page. A conversation that was cleared meanwhile takes nothing from it. */
export function withOlder(view: View, to: Addressee, page: HistoryPage): View {
  const named = { ...byId(page.participants), ...view.participants };
  return changed({ ...view, participants: named }, keyOf(to), (conversation) => withPage(conversation, page));
}

/** Moves the own read marker. */
export function seenUntil(view: View, to: Addressee, last_seen: Timestamp): View {
  return changed(opened(view, to), keyOf(to), (conversation) => ({ ...conversation, last_seen }));
}

/** Adds an exchange that may not have begun yet. Groups' conversations come and go with the own groups alone. */
export function opened(view: View, to: Addressee): View {
  if (keyOf(to) in view.conversations || to.scope === "group") return view;
  return { ...view, conversations: { ...view.conversations, [keyOf(to)]: emptyConversation(to) } };
}

function keptNotices(previous: View, global: Conversation | undefined): readonly Notice[] {
  const known = new Set(global?.messages.map(({ id }) => id));
  return previous.notices.filter(({ after }) => after !== undefined && known.has(after));
}

function withNews(view: View, message: StoredMessage): View {
  const to = addresseeFor(view.self.id, message);
  return changed(opened(view, to), keyOf(to), (conversation) => withMessage(conversation, message));
}

function withParticipant(view: View, participant: Participant): View {
  const participants = { ...view.participants, [participant.id]: participant };
  if (participant.id !== view.self.id) return { ...view, participants };
  return {
    ...view,
    self: participant,
    participants,
    conversations: ofGroups(view, participant.module_data.chat.groups),
  };
}

/** The conversations after a change of the own groups: lost ones are dropped, gained ones are yet to be read. */
function ofGroups(view: View, groups: readonly string[]): View["conversations"] {
  const kept = Object.values(view.conversations).filter(({ to }) => to.scope !== "group" || groups.includes(to.target));
  const gained = groups
    .map((target): Addressee => ({ scope: "group", target }))
    .filter((to) => !(keyOf(to) in view.conversations))
    .map((to) => ({ ...emptyConversation(to), complete: false }));
  return Object.fromEntries([...kept, ...gained].map((conversation) => [conversation.key, conversation]));
}

function withRole(participant: Participant, role: Participant["module_data"]["control"]["role"]): Participant {
  const { control, chat } = participant.module_data;
  return { ...participant, module_data: { control: { ...control, role }, chat } };
}

function changed(view: View, key: string, change: (conversation: Conversation) => Conversation): View {
  const conversation = view.conversations[key];
  if (conversation === undefined) return view;
  return { ...view, conversations: { ...view.conversations, [key]: change(conversation) } };
}

/** Adds the lines about a change of rights. */
function withRights(view: View, before: Participant, after: Participant, timestamp: Timestamp): View {
  return rightsNotices(before, after, { self: view.self.id, timestamp }).reduce(noticed, view);
}

function noticed(view: View, notice: Notice): View {
  const { kind, who, timestamp } = notice;
  if (view.notices.some((it) => it.kind === kind && it.who === who && it.timestamp === timestamp)) return view;
  const after = view.conversations.global?.messages.at(-1)?.id;
  return { ...view, notices: [...view.notices, { ...notice, ...(after && { after }) }] };
}
