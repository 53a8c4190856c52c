import type { Id, StoredMessage } from "../../../protocol";
import { type Conversation, keyOf, type View } from "../../../room/view";
import type { SessionState } from "./state";

/**
 * Unsent messages that reached the room before the connection was lost, matched by content until the repeated request
 * brings the receipt. Without this they would show twice for a moment.
 */
export function duplicates({ pending, sent_as }: SessionState, fresh: View, before?: View): Map<string, Id> {
  const found = new Map<string, Id>();
  const taken = new Set<Id>();
  for (const { transaction_id, to, content, refused, after } of pending) {
    if (refused) continue;
    const isDuplicate = (message: StoredMessage) =>
      message.source === fresh.self.id &&
      message.content === content &&
      !taken.has(message.id) &&
      [undefined, transaction_id].includes(sent_as[message.id]);
    const key = keyOf(to);
    const duplicate = news(fresh.chat.conversations[key], before?.chat.conversations[key], after).find(isDuplicate);
    if (!duplicate) continue;
    taken.add(duplicate.id);
    found.set(transaction_id, duplicate.id);
  }
  return found;
}

/** The messages after those known, and after the newest one at the time of writing. */
function news(fresh: Conversation | undefined, before: Conversation | undefined, after?: Id): StoredMessage[] {
  const known = new Set(before?.messages.map(({ id }) => id));
  const messages = fresh?.messages ?? [];
  const from = messages.findIndex(({ id }) => id === after) + 1;
  return messages.slice(from).filter(({ id }) => !known.has(id));
}
