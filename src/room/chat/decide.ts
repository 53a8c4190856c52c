import type { Addressee, ChatCommand, ChatEvent, Id, Timestamp } from "../../protocol";
import type { KnownMessage } from "../base/message";
import { accepted, bad, type Decision, type Needs, type Request, type Room, refused } from "../base/room";
import { seesMessage } from "../base/viewer";
import { withWritten } from "../base/written";
import { isHeldBack } from "../rules/locks";
import { roomRules } from "../rules/rules";
import { conversationOf } from "./exchange";
import { hold } from "./held";
import { mentioned, wrongMention } from "./mentions";
import { screened, silenced, slowed } from "./speech";
import { chatSwitch } from "./switch";

type Sender = Request<ChatCommand>;
type Sending = Extract<ChatCommand, { action: "send_message" }>;
type Sent = Extract<ChatEvent, { message: "message_sent" }>;

export function needsOfChat(payload: ChatCommand, participant_id: Id): Needs {
  switch (payload.action) {
    case "enable_chat":
    case "disable_chat":
    case "clear_history":
      return {};
    case "send_message":
      return {
        members: [...correspondents(payload), ...(payload.mentions ?? [])],
        ...(payload.reply_to !== undefined && { messages: [payload.reply_to] }),
        mayBeHeld: payload.scope === "global",
      };
    case "set_last_seen_timestamp":
      return { members: correspondents(payload), lastSeenIn: conversationOf(participant_id, payload) };
  }
}

export function decideChat({ room, by, payload, new_id, session, last_seen, now }: Sender): Decision {
  const issued_by = by.id;
  switch (payload.action) {
    case "enable_chat":
      return moderated(by.role, { message: "chat_enabled", issued_by });
    case "disable_chat":
      return moderated(by.role, { message: "chat_disabled", issued_by });
    case "clear_history":
      return moderated(by.role, { message: "history_cleared", issued_by });
    case "send_message":
      return (
        silenced({ room, by, payload, now }) ??
        wrongAddressee({ room, by, payload }) ??
        wrongReply({ room, by, payload }) ??
        wrongMention({ room, by, payload }) ??
        slowed({ room, by, payload, now }) ??
        spoken({ room, by, payload, new_id })
      );
    case "set_last_seen_timestamp": {
      const { action: message, ...seen } = payload;
      const event = {
        namespace: "chat",
        payload: { message, ...seen },
        to: by.id,
        by: by.id,
        except: session,
      } as const;
      return wrongAddressee({ room, by, payload }) ?? accepted(seen.timestamp === last_seen ? [] : [event]);
    }
  }
}

type Spoken = Pick<Sender, "room" | "by" | "new_id"> & { readonly payload: Sending };

/** A moderator sees what the rules hold first. Only a message to everyone can wait for that. */
function spoken(sender: Spoken): Decision {
  const { room, by, payload } = sender;
  const verdict = screened(room, by, payload.content);
  if (verdict === "block" || (verdict !== "pass" && payload.scope !== "global")) return bad("content_blocked");
  if (verdict !== "pass") return hold(sender, verdict);
  return payload.scope === "global" && isHeldBack(roomRules.of(room), by.role) ? hold(sender, "hold") : sent(sender);
}

function sent({ room, by, payload, new_id }: Spoken): Decision {
  const { action: _, mentions: __, mention_groups: ___, mention_all: ____, ...message } = payload;
  const { kept, unseen_by } = mentioned({ room, by, payload });
  const event = { message: "message_sent", id: new_id, source: by.id, ...message, ...kept } as Sent;
  return accepted([{ namespace: "chat", payload: event, by: by.id }], {
    message_id: new_id,
    ...(unseen_by.length > 0 && { unseen_by }),
  });
}

export function evolveChat(room: Room, payload: ChatEvent): Room {
  switch (payload.message) {
    case "chat_enabled":
      return chatSwitch.in(room, { enabled: true });
    case "chat_disabled":
      return chatSwitch.in(room, { enabled: false });
    case "history_cleared":
      return cleared(room);
    case "message_sent":
      return withWritten(room, payload);
    case "set_last_seen_timestamp":
    case "error":
      return room;
  }
}

/** A message that was cleared is unknown to what follows in the same commit. */
function cleared(room: Room): Room {
  const messages = [...room.messages].map(([id, it]) => [id, it?.scope === "global" ? undefined : it] as const);
  const pins = [...room.pins].filter(([, { scope }]) => scope !== "global");
  const written = new Map([...room.written.keys()].map((id) => [id, []]));
  const review = { ...room.review, held: new Map(), held_count: 0 };
  return { ...room, messages: new Map(messages), pins: new Map(pins), written, review };
}

/** A reply that leads nowhere, to another conversation, or to what the sender may not see: all the same. */
function wrongReply({
  room,
  by,
  payload: { reply_to, ...to },
}: Pick<Sender, "room" | "by"> & { payload: Addressee & { reply_to?: Id } }): Decision | undefined {
  if (reply_to === undefined) return undefined;
  const message = room.messages.get(reply_to);
  if (message === undefined || !seesMessage(by, message, message.number)) return bad("unknown_message");
  return conversationOf(message.source, message) === conversationOf(by.id, to) ? undefined : bad("unknown_message");
}

export function correspondents(to: Addressee): readonly Id[] {
  return to.scope === "private" ? [to.target] : [];
}

function moderated(role: string, payload: ChatEvent & { issued_by: Id }): Decision {
  if (role !== "moderator") return refused("insufficient_permissions");
  return accepted([{ namespace: "chat", payload, by: payload.issued_by }]);
}

/** The room after a message while a slow mode counts from it, for decisions in the same commit, too. */
export function withPost(
  room: Room,
  { source, scope }: Pick<Sent, "source" | "scope">,
  last_posted_at: Timestamp,
): Room {
  const member = room.members.get(source);
  if (scope !== "global" || member === undefined || (member.last_posted_at ?? "") > last_posted_at) return room;
  return { ...room, members: new Map(room.members).set(source, { ...member, last_posted_at }) };
}

/** A message just sent, for decisions in the same commit. */
export function justSent(sent: Sent, at: Pick<KnownMessage, "timestamp" | "number">): KnownMessage {
  const { message: _, reply_to: __, mentions: ___, mention_groups: ____, mention_all: _____, ...message } = sent;
  return { ...message, ...at, edits: 0, isDeleted: false, reactions: new Map() };
}

/** The refusal of whatever goes to an addressee that the participant does not reach; `undefined` if it does. */
export function wrongAddressee({
  room,
  by,
  payload,
}: Pick<Request, "room" | "by"> & { payload: Addressee }): Decision | undefined {
  switch (payload.scope) {
    case "global":
      return undefined;
    case "group":
      return by.groups.includes(payload.target) ? undefined : bad("not_a_member");
    case "private":
      return room.members.has(payload.target) ? undefined : bad("unknown_participant");
  }
}
