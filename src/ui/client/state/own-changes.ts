import type { Envelope, Id, StoredMessage } from "../../../protocol";
import { edited, tombstone } from "../../../room/view";
import { isChange, type Pending, type PendingChange } from "./pending";

/** The change of a message that is on its way, or else the one that was refused last. */
export function changeOf(pending: readonly Pending[], message_id: Id): PendingChange | undefined {
  const changes = pending.filter(isChange).filter(({ changes }) => changes === message_id);
  return changes.findLast(({ refused }) => refused === undefined) ?? changes.at(-1);
}

/** A deletion beats an edit, and what was refused changes nothing. */
export function withChange(message: StoredMessage, change: PendingChange | undefined): StoredMessage {
  if (change === undefined || change.refused) return message;
  const { content, timestamp } = change;
  if (content === undefined) return tombstone(message, { at: timestamp, by: message.source });
  if (content === message.content) return message;
  return edited(message, { content, edited_at: timestamp, edits: (message.edits ?? 0) + 1 });
}

/** The same list where nothing is on its way. */
export function withChanges(messages: readonly StoredMessage[], pending: readonly Pending[]): readonly StoredMessage[] {
  const changed = new Set(pending.flatMap((it) => (isChange(it) ? [it.changes] : [])));
  if (changed.size === 0) return messages;
  return messages.map((it) => (changed.has(it.id) ? withChange(it, changeOf(pending, it.id)) : it));
}

type Payload = Envelope["payload"];
const DEEDS = ["message_sent", "message_held", "message_edited", "message_deleted", "message_rejected"] as const;
type Deed = Extract<Payload, { message: (typeof DEEDS)[number] }>;

/** The author's own event comes with its `transaction_id`. */
export function isOwnDeed(payload: Payload): payload is Deed {
  return DEEDS.some((it) => it === payload.message);
}
