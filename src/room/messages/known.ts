import type { Id, MessagesEvent, ModerationReason, StoredMessage, Timestamp } from "../../protocol";
import { type KnownMessage, placeOf, type Reacted } from "../base/message";
import type { Happening } from "../base/room";

export function about(message: KnownMessage, payload: MessagesEvent, by?: Id): Happening {
  return { namespace: "messages", payload, message_number: message.number, ...(by !== undefined && { by }) };
}

/** Everybody's counts, without the issuer: the sender's `transaction_id` comes with {@link ownTally}. */
export function countTally(message: KnownMessage): Happening {
  const { reactions } = message;
  const payload = { message: "reactions_changed", ...placeOf(message), reactions: countsOf(reactions) } as const;
  return about(message, payload);
}

export function ownTally({ id, reactions }: KnownMessage, by: Id): Happening {
  const payload = { message: "own_reactions", id, reactions: reactionsOf(reactions, by) } as const;
  return { namespace: "messages", payload, to: by, by };
}

export function countsOf(reactions: Reacted): { reaction: string; count: number }[] {
  return [...reactions].flatMap(([reaction, { count }]) => (count > 0 ? [{ reaction, count }] : []));
}

export function reactionsOf(reactions: Reacted, participant_id: Id): string[] {
  return [...reactions].flatMap(([reaction, { by }]) => (by.has(participant_id) ? [reaction] : []));
}

export function withReaction(reactions: Reacted, reaction: string, participant_id: Id): Reacted {
  const { count, by } = reactions.get(reaction) ?? { count: 0, by: new Set() };
  if (by.has(participant_id)) return reactions;
  return new Map(reactions).set(reaction, { count: count + 1, by: new Set(by).add(participant_id) });
}

export function withoutReaction(reactions: Reacted, reaction: string, participant_id: Id): Reacted {
  const { count, by } = reactions.get(reaction) ?? { count: 0, by: new Set() };
  if (!by.has(participant_id)) return reactions;
  const left = new Set(by);
  left.delete(participant_id);
  return new Map(reactions).set(reaction, { count: count - 1, by: left });
}

/** A message after an edit. An edit of a deleted message, and one before the newest, changes nothing. */
export function edited(message: StoredMessage, change: { content: string; edited_at: Timestamp; edits: number }) {
  const isOver = message.deleted_at !== undefined || (message.edits ?? 0) > change.edits;
  return isOver ? message : { ...message, ...change };
}

export function tombstone(
  message: StoredMessage,
  { at, by, reason }: { readonly at: Timestamp; readonly by: Id; readonly reason?: ModerationReason },
): StoredMessage {
  if (message.deleted_at !== undefined) return message;
  const { id, source, timestamp, scope, reply_to } = message;
  return {
    id,
    source,
    timestamp,
    scope,
    ...(message.scope !== "global" && { target: message.target }),
    ...(reply_to !== undefined && { reply_to }),
    content: "",
    deleted_at: at,
    deleted_by: by,
    ...(reason !== undefined && { deleted_reason: reason }),
  } as StoredMessage;
}
