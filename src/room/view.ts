import type {
  Addressee,
  Envelope,
  Event,
  Filters,
  HistoryPage,
  Id,
  JoinSuccess,
  ModerationState,
  Participant,
  Resumed,
  ReviewState,
  StoredMessage,
  Timestamp,
} from "../protocol";
import { isEnded } from "./base/mute";
import { keyOf } from "./chat/conversation";
import {
  beginChat,
  type ChatNotice,
  type ChatView,
  evolveChatView,
  evolveMute,
  isFirstTime,
  ownChat,
  resumeChat,
  seenIn,
  withConversation,
  withOlderPage,
  withOwnGroups,
  withoutMute,
} from "./chat/view";
import { rightsNotices } from "./control/rights";
import {
  beginControl,
  byId,
  type ControlNotice,
  type ControlView,
  evolveControlView,
  evolveSettings,
  ownControl,
  resumeControl,
  withControl,
} from "./control/view";
import { evolvePins, type Pins, pinsOf, pinsWhere, withPinnedMessages, withPinsOf } from "./messages/pinned";
import { isOver } from "./messages/pins";
import { evolveMessagesView, messageIn, resumeMessages } from "./messages/view";
import {
  evolveModerationView,
  type ModerationView,
  ofRole,
  withArrival,
  withoutEnded,
  withWaiting,
} from "./moderation/view";
import { evolveParts, type Parts, partsIn } from "./parts";
import { beginReview, evolveReviewView, type ReviewView, reviewOfRole } from "./review/view";

export {
  addresseeFor,
  type Conversation,
  hasEarlierUnread,
  keyOf,
  unread,
  unreadMentions,
} from "./chat/conversation";
export { namedIn } from "./chat/events";
export { isMentioned } from "./chat/mentions";
export { acquainted, countHere, here, strangers } from "./crowd";
export { edited, tombstone } from "./messages/known";
export type { Pinned } from "./messages/pinned";
export {
  type Rejected,
  type ReviewView,
  type Settled,
  type Standing,
  standingOf,
  withoutRejected,
} from "./review/view";
export { isHeldBack, isLocked } from "./rules/locks";
export { DEFAULT_RULES } from "./rules/rules";
export { isOver };

export type Notice = (ChatNotice | ControlNotice) & {
  /** The message to everyone before the line; absent for the first line. */
  readonly after?: Id;
};

export type View = Parts & {
  readonly self: Participant;
  readonly room: { readonly id: Id; readonly title: string };
  readonly control: ControlView;
  readonly chat: ChatView;
  readonly pins: Pins;
  readonly review: ReviewView;
  readonly moderation: ModerationView;
  readonly notices: readonly Notice[];
};

/** Keeps earlier pages of history and notices that are still valid. */
export function begin({ payload, timestamp }: Envelope & { payload: JoinSuccess }, previous?: View): View {
  const { chat, messages, moderation, ...others } = payload.module_data;
  const joined_at = previous?.self.module_data.control.joined_at ?? timestamp;
  const self: Participant = {
    id: payload.id,
    module_data: { control: { ...ownControl(payload), joined_at }, chat: ownChat(chat) },
  };
  const view: View = {
    ...partsIn(others),
    self,
    room: payload.room_info,
    control: beginControl(payload, self, timestamp, previous?.control),
    chat: beginChat(chat, timestamp, previous?.chat),
    pins: pinsOf(messages),
    review: reviewOfRole(beginReview(messages, previous?.review), payload.role === "moderator", payload.id),
    moderation: ofRole(undefined, payload.role, moderation),
    notices: [],
  };
  if (previous === undefined) return view;
  const rights = rightsNotices(previous.self, { ...self, id: previous.self.id }, { self: self.id, timestamp });
  return rights.reduce(noticed, { ...view, notices: keptNotices(previous, view) });
}

/** Whether this is the first time in the room: existing messages count as read, and are to be marked so. */
export function isFirstJoin(payload: JoinSuccess): boolean {
  return isFirstTime(payload.module_data.chat);
}

/** `resumed` replaces presence, the own participant and the read markers; the missed events follow one by one. */
function resume(view: View, payload: Resumed, timestamp: Timestamp): View {
  const { chat, messages, moderation, ...others } = payload.module_data;
  const self = withControl(view.self, ownControl(payload));
  return {
    ...view,
    ...partsIn(others),
    self,
    control: resumeControl(view.control, payload, self, timestamp),
    review: reviewOfRole(view.review, payload.role === "moderator", self.id),
    moderation: withWaiting(ofRole(view.moderation, payload.role), moderation),
    chat: resumeMessages(resumeChat(view.chat, chat), messages),
  };
}

/** Idempotent. */
export function evolve(view: View, envelope: Envelope): View {
  const { timestamp } = envelope;
  switch (envelope.namespace) {
    case "control": {
      const { payload } = envelope;
      if (payload.message === "join_success") return begin({ ...envelope, payload }, view);
      if (payload.message === "resumed") return resume(view, payload, timestamp);
      const [people, notices] = evolveControlView(view, payload, timestamp);
      const given = payload.message === "role_updated" ? payload.module_data : undefined;
      const after = withRole(withPeople(view, people), given);
      const isArrival = payload.message === "joined" || payload.message === "left";
      const moderation = isArrival ? withArrival(after.moderation, payload.id) : after.moderation;
      return notices.reduce(noticed, withModeration(after, moderation));
    }
    case "chat": {
      const [chat, notices] = evolveChatView(view.chat, envelope, view.self.id);
      const isCleared = envelope.payload.message === "history_cleared";
      const pins = isCleared ? pinsWhere(view.pins, ({ scope }) => scope !== "global") : view.pins;
      return notices.reduce(noticed, reviewed(withPins(withChat(view, chat), pins), envelope));
    }
    case "messages": {
      const pins = evolvePins(view.pins, envelope, (id) => messageIn(view.chat, id));
      return reviewed(withPins(withChat(view, evolveMessagesView(view.chat, envelope, view.self.id)), pins), envelope);
    }
    case "moderation": {
      const { payload } = envelope;
      const chat = evolveMute(view.chat, payload, view.self.id);
      const after = withPeople(withChat(view, chat), evolveSettings(view, payload));
      return withModeration(after, evolveModerationView(view.moderation, envelope));
    }
  }
  if (envelope.payload.message === "filters_changed") return withFilters(view, envelope.payload);
  const parts = evolveParts(view, envelope);
  return parts === view ? view : { ...view, ...parts };
}

export function withOlder(view: View, to: Addressee, page: HistoryPage): View {
  const participants = { ...byId(page.participants), ...view.control.participants };
  const chat = withOlderPage(view.chat, to, page);
  return { ...view, control: { ...view.control, participants }, chat, pins: withPinsOf(view.pins, page.pinned) };
}

export function withoutEndedPins(view: View, now: Timestamp): View {
  return withPins(
    view,
    pinsWhere(view.pins, (pin) => !isOver(pin, now)),
  );
}

/** Drops the mutes whose time is over: no event tells of that. */
export function withoutEndedMutes(view: View, now: Timestamp): View {
  const { muted } = view.chat;
  const chat = muted !== undefined && isEnded(muted, now) ? withoutMute(view.chat) : view.chat;
  return withModeration(withChat(view, chat), withoutEnded(view.moderation, now));
}

export function withPinned(view: View, asked: readonly Id[], messages: readonly StoredMessage[]): View {
  return withPins(view, withPinnedMessages(view.pins, asked, messages));
}

/** Fails where the script with the rows of all events does not come. */
export async function participantsIn(event: Event): Promise<readonly Id[]> {
  return (await import("./natures")).participantsIn(event);
}

export function isLost({ chat }: View, to: Addressee): boolean {
  return to.scope === "group" && !(keyOf(to) in chat.conversations);
}

export function seenUntil(view: View, to: Addressee, last_seen: Timestamp): View {
  return withChat(view, seenIn(view.chat, to, last_seen));
}

export function opened(view: View, to: Addressee): View {
  return withChat(view, withConversation(view.chat, to));
}

// A part that has not changed keeps the view as it is, so that nothing is drawn anew.
function withChat(view: View, chat: ChatView): View {
  return chat === view.chat ? view : { ...view, chat };
}

/** The blocked words are a moderator's alone. */
function withFilters(view: View, { words, on_match }: Filters): View {
  const { moderation } = view;
  return moderation === undefined ? view : { ...view, moderation: { ...moderation, filters: { words, on_match } } };
}

function withPins(view: View, pins: Pins): View {
  return pins === view.pins ? view : { ...view, pins };
}

function withModeration(view: View, moderation: ModerationView): View {
  return moderation === view.moderation ? view : { ...view, moderation };
}

type Given = { readonly moderation: ModerationState; readonly messages?: ReviewState | undefined };

function withRole(view: View, given: Given | undefined): View {
  const { role } = view.self.module_data.control;
  const review = reviewOfRole(view.review, role === "moderator", view.self.id, given?.messages);
  return withModeration(withReview(view, review), ofRole(view.moderation, role, given?.moderation));
}

function reviewed(view: View, envelope: Envelope): View {
  return withReview(view, evolveReviewView(view.review, envelope, view.self.id));
}

function withReview(view: View, review: ReviewView): View {
  return review === view.review ? view : { ...view, review };
}

function withPeople(view: View, { self, control }: Pick<View, "self" | "control">): View {
  if (control === view.control) return view;
  if (self === view.self) return { ...view, control };
  const { groups } = self.module_data.chat;
  const chat = withOwnGroups(view.chat, groups);
  const pins = pinsWhere(view.pins, (it) => it.scope !== "group" || groups.includes(it.target));
  return { ...view, self, control, chat, pins };
}

function keptNotices(previous: View, { chat }: View): readonly Notice[] {
  const known = new Set(chat.conversations.global?.messages.map(({ id }) => id));
  return previous.notices.filter(({ after }) => after !== undefined && known.has(after));
}

function noticed(view: View, notice: Notice): View {
  const { kind, who, timestamp } = notice;
  if (view.notices.some((it) => it.kind === kind && it.who === who && it.timestamp === timestamp)) return view;
  const after = view.chat.conversations.global?.messages.at(-1)?.id;
  const before = kind === "history_cleared" ? [] : view.notices;
  return { ...view, notices: [...before, { ...notice, ...(after && { after }) }] };
}
