import type { Addressee, ChatEvent, Envelope, Id, MessagesEvent } from "../../protocol";
import { MODERATION_REASONS } from "../../protocol";
import { addresseeFor, isMentioned, keyOf, type View } from "../../room/view";
import type { TFunction } from "../language/translation/translate";
import { nameOrWord, ownGroups } from "../room/labels/names";
import type { Heard } from "./announcement";
import { plainText } from "./formatting/plain-text";

export type News = Heard & { readonly id?: Id };
export type Pinned = { readonly pinned: Id; readonly source: Id; readonly name: string };

type Sent = Extract<ChatEvent, { message: "message_sent" }>;

export function heardIn(view: View, { namespace, payload }: Envelope, told: ReadonlySet<Id>) {
  if (namespace === "chat") return heardInChat(view, payload);
  if (namespace === "messages") return heardOfMessages(view, payload, told);
  if (payload.message !== "update" || payload.old_name === undefined) return undefined;
  return { old_name: payload.old_name, source: payload.id };
}

function heardInChat(view: View, payload: ChatEvent) {
  switch (payload.message) {
    case "message_sent": {
      const to = addresseeFor(view.self.id, payload);
      const calls = callOf(view, payload, to);
      return {
        id: payload.id,
        to,
        ...(calls && { calls }),
        source: payload.source,
        text: plainText(payload.content),
        groups: ownGroups(view),
      };
    }
    case "chat_enabled":
    case "chat_disabled":
    case "history_cleared":
      return { deed: payload.message, source: payload.issued_by };
    case "set_last_seen_timestamp":
    case "error":
      return undefined;
  }
}

/** The events of messages that are not read aloud. */
type Unheard =
  | "message_edited"
  | "messages_deleted"
  | "message_unpinned"
  | "message_held"
  | "message_approved"
  | "message_rejected"
  | "message_reported"
  | "report_changed"
  | "report_resolved"
  | "reactions_changed"
  | "own_reactions"
  | "typing"
  | "error";

function heardOfMessages(view: View, payload: MessagesEvent, told: ReadonlySet<Id>) {
  switch (payload.message) {
    case "message_deleted": {
      const { id, source, issued_by, reason } = payload;
      if (issued_by === view.self.id) return undefined;
      // A newer server may know other reasons.
      if (source === view.self.id)
        return { source: issued_by, lost: MODERATION_REASONS.find((it) => it === reason) ?? ("none" as const) };
      return told.has(id)
        ? { source, gone: issued_by === source ? ("author" as const) : ("moderator" as const) }
        : undefined;
    }
    case "message_pinned":
      return { pinned: payload.id, source: payload.issued_by };
  }
  payload.message satisfies Unheard;
  return undefined;
}

/** A pin as it stands now: by now its text is loaded, and it may have been taken back. */
export function pinIn(view: View, { pinned, source, name }: Pinned, t: TFunction): Heard[] {
  const pin = view.pins.find(({ id }) => id === pinned);
  if (pin?.message === undefined) return [];
  const content = plainText(pin.message.content);
  if (pin.announcement) return [{ source: pin.source, name: nameOrWord(view, pin.source, t), announcement: content }];
  return [{ source, name, pin: content, to: addresseeFor(view.self.id, pin), groups: ownGroups(view) }];
}

function callOf(view: View, message: Sent, to: Addressee): "mentions" | "answers" | undefined {
  const { self, chat } = view;
  if (isMentioned({ id: self.id, groups: ownGroups(view) }, message)) return "mentions";
  const { reply_to } = message;
  if (reply_to === undefined) return undefined;
  const answered = chat.conversations[keyOf(to)]?.messages.find(({ id }) => id === reply_to);
  return answered?.source === self.id ? "answers" : undefined;
}
