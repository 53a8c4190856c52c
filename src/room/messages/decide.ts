import {
  type Id,
  MAX_OWN_REACTIONS,
  MAX_REACTIONS,
  type MessagesCommand,
  type MessagesEvent,
  microsecondsAfter,
  type Timestamp,
} from "../../protocol";
import { type KnownMessage, placeOf } from "../base/message";
import { whileMuted } from "../base/mute";
import { withHeld, withoutHeld } from "../base/reviewed";
import {
  accepted,
  bad,
  type Decision,
  type Happening,
  type Member,
  type Needs,
  type Request,
  type Room,
  refused,
} from "../base/room";
import { seesMessage } from "../base/viewer";
import { withoutWritten } from "../base/written";
import { editLocked, screened } from "../chat/speech";
import { approve, reject, takeBack } from "../review/approval";
import { isReported, ofReported, report, resolve, withoutReport, withReport } from "../review/reports";
import { isHeldBack } from "../rules/locks";
import { roomRules } from "../rules/rules";
import { about, countsOf, countTally, ownTally, reactionsOf, withoutReaction, withReaction } from "./known";
import { pin, unpin, withPins } from "./pins";
import { purge, purged } from "./purge";
import { decideTyping, needsOfTyping } from "./typing";

type Author<Action extends MessagesCommand["action"]> = Request<Extract<MessagesCommand, { action: Action }>>;

export function needsOfMessages(payload: MessagesCommand): Needs {
  if (payload.action === "typing") return needsOfTyping(payload);
  if (payload.action === "delete_messages_of") return { members: [payload.target], writtenBy: payload.target };
  if (payload.action === "resolve_report") return { reports: { report_id: payload.report_id } };
  const { action, message_id } = payload;
  return {
    messages: [message_id],
    ...((action === "report" || action === "edit" || action === "delete") && { reports: { message_id } }),
    ...((action === "pin" || action === "unpin") && { pins: true }),
    ...((action === "react" || action === "unreact") && { reacting: { message_id, reaction: payload.reaction } }),
  };
}

const MODERATORS_ALONE = ["pin", "unpin", "approve", "reject", "resolve_report"] as const;

export function decideMessages(request: Request<MessagesCommand>): Decision {
  const { room, by, payload, now } = request;
  if (payload.action === "typing") return decideTyping({ ...request, payload });
  if (payload.action === "delete_messages_of") return purge({ ...request, payload });
  const isForModerators = MODERATORS_ALONE.some((action) => action === payload.action);
  if (isForModerators && by.role !== "moderator") return refused("insufficient_permissions");
  switch (payload.action) {
    case "approve":
      return approve({ ...request, payload });
    case "reject":
      return reject({ ...request, payload });
    case "resolve_report":
      return resolve({ ...request, payload });
  }
  const isSaying = payload.action === "edit" || payload.action === "react" || payload.action === "pin";
  const muted = isSaying ? whileMuted(by, now) : undefined;
  if (muted !== undefined) return muted;
  const message = room.messages.get(payload.message_id);
  // A message of others' is as unknown as none.
  if (message === undefined || !isKnownTo(by, message, request)) {
    const back = payload.action === "delete" ? takeBack({ ...request, payload }) : undefined;
    return back ?? bad("unknown_message");
  }
  switch (payload.action) {
    case "report":
      return report({ ...request, payload }, message);
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

/** A moderator may remove a message that a report has shown to them. */
function isKnownTo(by: Member, message: KnownMessage, { room, payload }: Request<MessagesCommand>): boolean {
  if (seesMessage(by, message, message.number)) return true;
  return payload.action === "delete" && by.role === "moderator" && isReported(room, message.id);
}

export function evolveMessages(room: Room, payload: MessagesEvent, by: Id | undefined): Room {
  switch (payload.message) {
    case "message_held": {
      const { message: _, ...message } = payload;
      return withHeld(room, message);
    }
    case "message_reported":
      return withReport(room, payload.report_id, payload);
    case "message_approved":
    case "message_rejected":
      return withoutHeld(room, ({ id }) => id === payload.id);
    case "report_resolved":
      return withoutReport(room, payload.report_id);
    case "message_edited":
      return changed(withPins(room, payload), payload.id, (it) => ({
        ...it,
        content: payload.content,
        edits: payload.edits,
        edited_at: payload.edited_at,
      }));
    case "message_deleted":
      return changed(withPins(withoutWritten(room, payload), payload), payload.id, (it) => ({
        ...it,
        content: "",
        isDeleted: true,
        reactions: new Map(),
      }));
    case "messages_deleted":
      return withoutHeld(purged(room, payload.source), ({ source }) => source === payload.source);
    case "message_pinned":
    case "message_unpinned":
      return withPins(room, payload);
    case "own_reactions":
      return by === undefined ? room : changed(room, payload.id, (it) => withOwn(it, payload.reactions, by));
    case "report_changed":
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
  const rules = roomRules.of(room);
  if (isWindowOver(message, rules.edit_window_seconds, now)) return refused("edit_window_over");
  if (message.scope === "global" && isHeldBack(rules, by.role)) return refused("not_allowed_while_held");
  const { content } = payload;
  if (content === message.content) return refused("nothing_to_do");
  // An edit cannot wait for a moderator: the text of before would stand meanwhile.
  if (screened(room, by, content) !== "pass") return bad("content_blocked");
  const event = {
    message: "message_edited",
    ...placeOf(message),
    content,
    edited_at: now,
    edits: message.edits + 1,
  } as const;
  return accepted([ofReported(room, about(message, event, by.id), message)]);
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
  return accepted([ofReported(room, about(message, event, by.id), message)]);
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
