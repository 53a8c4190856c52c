import { type Because, type ChatCommand, MAX_REVIEWED, REVIEW_RETRY_MS } from "../../protocol";
import { accepted, bad, type Decision, type Happening, type Request, type Room } from "../base/room";
import { roomRules } from "../rules/rules";
import { mentioned } from "./mentions";

type Sending = Extract<ChatCommand, { action: "send_message" }>;

export function holdsMessages(room: Room): boolean {
  const { hold, links } = roomRules.of(room);
  return hold !== "nobody" || links === "hold" || room.filters?.on_match === "hold";
}

/** Holds a message to everyone: moderators are told the rule, its author is not. */
export function hold(
  { room, by, payload, new_id }: Pick<Request<Sending>, "room" | "by" | "payload" | "new_id">,
  because: Because,
): Decision {
  if (room.review.held_count >= MAX_REVIEWED) return bad("too_many_requests", { retry_after_ms: REVIEW_RETRY_MS });
  const { content, reply_to } = payload;
  const { kept, unseen_by } = mentioned({ room, by, payload });
  const event = {
    message: "message_held",
    id: new_id,
    source: by.id,
    scope: "global",
    content,
    ...(reply_to !== undefined && { reply_to }),
    ...kept,
  } as const;
  const toAuthor: Happening = { namespace: "messages", payload: event, to: by.id, by: by.id };
  const toModerators: Happening = { namespace: "messages", payload: { ...event, because }, by: by.id };
  return accepted([toModerators, toAuthor], {
    message_id: new_id,
    held: true,
    ...(unseen_by.length > 0 && { unseen_by }),
  });
}
