import {
  type Id,
  MAX_OWN_REACTIONS,
  MAX_REACTIONS,
  type MessagesCommand,
  type MessagesEvent,
  microsecondsAfter,
  type Timestamp,
} from "../../protocol";
import type { KnownMessage } from "../base/message";
import { whileMuted } from "../base/mute";
import {
  accepted,
  bad,
  type Decision,
  type Happening,
  type Needs,
  type Request,
  type Room,
  refused,
} from "../base/room";
import { seesMessage } from "../base/viewer";
import { withoutWritten } from "../base/written";
import { editLocked, filtered } from "../chat/speech";
import { roomRules } from "../rules/rules";
import { about, countsOf, countTally, ownTally, placeOf, reactionsOf, withoutReaction, withReaction } from "./known";
import { pin, unpin, withPins } from "./pins";
import { purge, purged } from "./purge";
import { decideTyping, needsOfTyping } from "./typing";

type Author<Action extends MessagesCommand["action"]> = Request<Extract<MessagesCommand, { action: Action }>>;

export function needsOfMessages(payload: MessagesCommand): Needs {
  if (payload.action === "typing") return needsOfTyping(payload);
  if (payload.action === "delete_messages_of") return { members: [payload.target], writtenBy: payload.target };
  const { action, message_id } = payload;
  return {
    messages: [message_id],
    ...((action === "pin" || action === "unpin") && { pins: true }),
    ...((action === "react" || action === "unreact") && { reacting: { message_id, reaction: payload.reaction } }),
  };
}

/** Edit, Delete, DeleteMessagesOf, React, Unreact, Pin, Unpin, Typing: `docs/protocol.md`, "messages". */
export function decideMessages(request: Request<MessagesCommand>): Decision {
  const { room, by, payload, now } = request;
  if (payload.action === "typing") return decideTyping({ ...request, payload });
  if (payload.action === "delete_messages_of") return purge({ ...request, payload });
  const isForModerators = payload.action === "pin" || payload.action === "unpin";
  if (isForModerators && by.role !== "moderator") return refused("insufficient_permissions");
  const isSaying = payload.action === "edit" || payload.action === "react" || payload.action === "pin";
  const muted = isSaying ? whileMuted(by, now) : undefined;
  if (muted !== undefined) return muted;
  const message = room.messages.get(payload.message_id);
  // A message of others' is as unknown as none.
  if (message === undefined || !seesMessage(by, message, message.number)) return bad("unknown_message");
  switch (payload.action) {
    case "edit":
      return edit({ ...request, payload }, message);
    case "delete":
      return remove({ ...request, payload }, message);
    case "react":
      return react({ ...request, payload }, message);
    case "unreact":
      return unreact({ ...request, payload }, message);
    case "pin":
      return pin({ ...request, payload }, message);
    case "unpin":
      return unpin({ ...request, payload }, message);
  }
}

/** The room after an event about one of its loaded messages. */
export function evolveMessages(room: Room, payload: MessagesEvent, by: Id | undefined): Room {
  switch (payload.message) {
    case "message_edited":
      return changed(withPins(room, payload), payload.id, (it) => ({
        ...it,
        content: payload.content,
        edits: payload.edits,
      }));
    case "message_deleted":
      return changed(withPins(withoutWritten(room, payload), payload), payload.id, (it) => ({
        ...it,
        content: "",
        isDeleted: true,
        reactions: new Map(),
      }));
    case "messages_deleted":
      return purged(room, payload.source);
    case "message_pinned":
    case "message_unpinned":
      return withPins(room, payload);
    case "own_reactions":
      return by === undefined ? room : changed(room, payload.id, (it) => withOwn(it, payload.reactions, by));
    case "reactions_changed":
    case "typing":
    case "error":
      return room;
  }
}

function edit({ room, by, payload, now }: Author<"edit">, message: KnownMessage): Decision {
  if (message.source !== by.id) return refused("not_the_author");
  if (message.isDeleted) return refused("message_is_deleted");
  const locked = editLocked(room, by, message);
  if (locked !== undefined) return locked;
  if (isWindowOver(message, roomRules.of(room).edit_window_seconds, now)) return refused("edit_window_over");
  const { content } = payload;
  if (content === message.content) return refused("nothing_to_do");
  const blocked = filtered(room, by, content);
  if (blocked !== undefined) return blocked;
  const event = {
    message: "message_edited",
    ...placeOf(message),
    content,
    edited_at: now,
    edits: message.edits + 1,
  } as const;
  return accepted([about(message, event, by.id)]);
}

function remove({ room, by, payload: { reason }, now }: Author<"delete">, message: KnownMessage): Decision {
  const isModerator = by.role === "moderator";
  if (message.source !== by.id && !isModerator) return refused("not_the_author");
  if (message.isDeleted) return refused("nothing_to_do");
  const { delete_window_seconds: window } = roomRules.of(room);
  if (!isModerator && isWindowOver(message, window, now)) return refused("delete_window_over");
  const event = {
    message: "message_deleted",
    ...placeOf(message),
    issued_by: by.id,
    ...(reason !== undefined && { reason }),
  } as const;
  return accepted([about(message, event, by.id)]);
}

function react({ room, by, payload: { reaction } }: Author<"react">, message: KnownMessage): Decision {
  if (message.isDeleted) return refused("message_is_deleted");
  if (!roomRules.of(room).reactions) return refused("reactions_disabled");
  const { reactions } = message;
  if (reactions.get(reaction)?.by.has(by.id)) return refused("nothing_to_do");
  const kinds = countsOf(reactions);
  if (kinds.length >= MAX_REACTIONS && !kinds.some((it) => it.reaction === reaction))
    return refused("too_many_reactions");
  if (reactionsOf(reactions, by.id).length >= MAX_OWN_REACTIONS) return refused("too_many_reactions");
  return accepted(reacted({ ...message, reactions: withReaction(reactions, reaction, by.id) }, by.id));
}

function unreact({ by, payload: { reaction } }: Author<"unreact">, message: KnownMessage): Decision {
  const { reactions } = message;
  if (!reactions.get(reaction)?.by.has(by.id)) return refused("nothing_to_do");
  return accepted(reacted({ ...message, reactions: withoutReaction(reactions, reaction, by.id) }, by.id));
}

/** The tallies after a change of reactions: the participant's own, and everybody's counts. */
function reacted(message: KnownMessage, by: Id): Happening[] {
  return [ownTally(message, by), countTally(message)];
}

function withOwn(message: KnownMessage, own: readonly string[], by: Id): KnownMessage {
  const had = reactionsOf(message.reactions, by);
  const without = had.reduce(
    (left, reaction) => (own.includes(reaction) ? left : withoutReaction(left, reaction, by)),
    message.reactions,
  );
  const reactions = own.reduce((all, reaction) => withReaction(all, reaction, by), without);
  return { ...message, reactions };
}

function changed(room: Room, id: Id, change: (message: KnownMessage) => KnownMessage): Room {
  const message = room.messages.get(id);
  if (message === undefined) return room;
  return { ...room, messages: new Map(room.messages).set(id, change(message)) };
}

function isWindowOver(message: KnownMessage, seconds: number | "always", now: Timestamp): boolean {
  return seconds !== "always" && now >= microsecondsAfter(message.timestamp, seconds * 1_000_000);
}
