import type { Addressee, ChatEvent, Id, MessagesEvent, StoredMessage } from "../../protocol";
import { addresseeFor, isMentioned, keyOf, type View } from "../../room/view";

type Sent = Extract<ChatEvent, { message: "message_sent" }>;

export type Occurrence = {
  /** An announcement has another id than its message, of which the user may have been told. */
  readonly id: string;
  readonly message_id: Id;
  readonly to: Addressee;
  readonly source: Id;
  readonly isOwn: boolean;
  readonly calls?: "mentions" | "answers" | "announces";
};

export function occurrenceOf(view: View, sent: Sent): Occurrence {
  const to = addresseeFor(view.self.id, sent);
  const calls = callOf(view, sent, to);
  const { id, source } = sent;
  return { id, message_id: id, to, source, isOwn: source === view.self.id, ...(calls && { calls }) };
}

type Pinned = Extract<MessagesEvent, { message: "message_pinned" }>;

/** An announcement; a pin that is none tells nobody. */
export function announcementOf(view: View, pinned: Pinned): Occurrence | undefined {
  const pin = view.pins.find(({ id }) => id === pinned.id);
  if (pin?.announcement !== true) return undefined;
  const to = addresseeFor(view.self.id, pin);
  const isOwn = pinned.issued_by === view.self.id;
  return { id: `announced ${pin.id}`, message_id: pin.id, to, source: pinned.issued_by, isOwn, calls: "announces" };
}

export type Place = Pick<Occurrence, "message_id" | "to">;

/** As it stands now; absent when it was removed, cleared, or is not loaded. */
export function messageOf(view: View, { message_id, to }: Place): StoredMessage | undefined {
  const found = view.chat.conversations[keyOf(to)]?.messages.findLast((it) => it.id === message_id);
  return found?.deleted_at === undefined ? found : undefined;
}

export function isStillUnread(view: View, occurrence: Place): boolean {
  const message = messageOf(view, occurrence);
  const { last_seen } = view.chat.conversations[keyOf(occurrence.to)] ?? {};
  return message !== undefined && (last_seen === undefined || message.timestamp > last_seen);
}

function callOf(view: View, message: Sent, to: Addressee): "mentions" | "answers" | undefined {
  const { self, chat } = view;
  if (isMentioned({ id: self.id, groups: self.module_data.chat.groups }, message)) return "mentions";
  const answered = chat.conversations[keyOf(to)]?.messages.find(({ id }) => id === message.reply_to);
  return answered?.source === self.id ? "answers" : undefined;
}
