import type { ChatEvent, MessagesCommand } from "../../protocol";
import type { WaitingMessage } from "../base/reviewed";
import { accepted, bad, type Decision, type Happening, type Request, refused } from "../base/room";
import { seesMessage } from "../base/viewer";

type Deciding<Action extends "approve" | "reject"> = Request<Extract<MessagesCommand, { action: Action }>>;
type Sent = Extract<ChatEvent, { message: "message_sent" }>;

/** A moderator lets a held message into the conversation: from now on it is a message of this time. */
export function approve({ room, by, payload }: Deciding<"approve">): Decision {
  const held = room.review.held.get(payload.message_id);
  if (held === undefined) return nothingHeld({ room, by, payload });
  const { because: _, ...message } = held;
  const sent = { message: "message_sent", ...message } as Sent;
  return accepted([
    {
      namespace: "messages",
      payload: { message: "message_approved", id: held.id, source: held.source, issued_by: by.id },
      by: by.id,
    },
    { namespace: "chat", payload: sent, by: held.source, wasHeld: true },
  ]);
}

export function reject({ room, by, payload }: Deciding<"reject">): Decision {
  const held = room.review.held.get(payload.message_id);
  if (held === undefined) return nothingHeld({ room, by, payload });
  const { reason } = payload;
  return accepted(rejection({ room, by }, held, reason));
}

/** The author takes a message back that nobody has decided on. `undefined` if there is none of theirs. */
export function takeBack({
  room,
  by,
  payload,
}: Request<Extract<MessagesCommand, { action: "delete" }>>): Decision | undefined {
  const held = room.review.held.get(payload.message_id);
  return held?.source === by.id ? accepted(rejection({ room, by }, held)) : undefined;
}

export function rejection(
  { room, by }: Pick<Request, "room" | "by">,
  { id, source }: WaitingMessage,
  reason?: Extract<MessagesCommand, { action: "reject" }>["reason"],
): Happening[] {
  const payload = {
    message: "message_rejected",
    id,
    source,
    ...(reason !== undefined && { reason }),
    issued_by: by.id,
  } as const;
  const told = { namespace: "messages", payload, by: by.id } as const;
  return room.members.get(source)?.role === "moderator" ? [told] : [told, { ...told, to: source }];
}

/** Nobody holds it any more, or ever did: a message that moderators see is decided on. */
function nothingHeld({
  room,
  by,
  payload,
}: Pick<Deciding<"approve"> | Deciding<"reject">, "room" | "by" | "payload">): Decision {
  const message = room.messages.get(payload.message_id);
  const isSeen = message !== undefined && seesMessage(by, message, message.number);
  return isSeen ? refused("nothing_to_do") : bad("unknown_message");
}
