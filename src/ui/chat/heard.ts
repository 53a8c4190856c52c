import type { Addressee, ChatEvent, Envelope, Id } from "../../protocol";
import { MODERATION_REASONS } from "../../protocol";
import { addresseeFor, isMentioned, keyOf, type View } from "../../room/view";
import type { TFunction } from "../language/translation/translate";
import { nameOrWord, ownGroups } from "../room/labels/names";
import type { Heard } from "./announcement";
import { plainText } from "./formatting/plain-text";

export type News = Heard & { readonly id?: Id };
export type Pinned = { readonly pinned: Id; readonly source: Id; readonly name: string };

type Sent = Extract<ChatEvent, { message: "message_sent" }>;

/** `told` are the messages that were read aloud. Reactions, edits and typing never are. */
export function heardIn(view: View, { payload }: Envelope, told: ReadonlySet<Id>) {
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
    case "chat_enabled":
    case "chat_disabled":
    case "history_cleared":
      return { deed: payload.message, source: payload.issued_by };
    case "update":
      return payload.old_name === undefined ? undefined : { old_name: payload.old_name, source: payload.id };
    default:
      return undefined;
  }
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
