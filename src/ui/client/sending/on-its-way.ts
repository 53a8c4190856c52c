import type { Command } from "../../../protocol";
import { mentionsOf } from "../state/chosen";
import { isChange, type Pending, type Reason } from "../state/pending";

/**
 * A withdrawn message asks under its own `transaction_id` for a deletion of nothing: a message that has reached the
 * room gets its receipt again, and any other is refused, without its text.
 */
export function commandOf(pending: Pending): Command {
  if (isChange(pending)) {
    const { changes: message_id, content } = pending;
    const payload =
      content === undefined
        ? ({ action: "delete", message_id } as const)
        : ({ action: "edit", message_id, content } as const);
    return { namespace: "messages", payload };
  }
  const { transaction_id, to, content, reply_to, chosen = [], withdrawn } = pending;
  if (withdrawn) return { namespace: "messages", payload: { action: "delete", message_id: transaction_id } };
  const more = { ...(reply_to && { reply_to }), ...mentionsOf(chosen) };
  return { namespace: "chat", payload: { action: "send_message", content, ...to, ...more } };
}

/** Everything is already as the user wants it. */
export function isReached(pending: Pending, refused: Reason): boolean {
  if (!isChange(pending)) return pending.withdrawn === true;
  if (refused === "nothing_to_do") return true;
  return pending.content === undefined && refused === "unknown_message";
}
