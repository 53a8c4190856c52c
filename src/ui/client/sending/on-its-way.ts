import type { Command, Id } from "../../../protocol";
import { mentionsOf } from "../state/chosen";
import { isChange, type Pending, type Reason } from "../state/pending";
import type { Unsent } from "./unsent";

/** The server keeps receipts for seven days; after that it would take a message that it has for a new one. */
const STALE_MS = 6 * 24 * 3_600_000;

/**
 * The command that carries it out. A withdrawn message asks under its own `transaction_id` for a deletion of nothing: a
 * message that has reached the room gets its receipt again, and any other is refused, without its text.
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

/** True if a refusal says that everything is already as the user wants it. */
export function isReached(pending: Pending, refused: Reason): boolean {
  if (!isChange(pending)) return pending.withdrawn === true;
  if (refused === "nothing_to_do") return true;
  return pending.content === undefined && refused === "unknown_message";
}

export function asUnsent(pending: Pending, room_id: Id, participant_id: Id): Unsent {
  const { kept: _, waits: __, message_id: ___, ...rest } = pending;
  return { ...rest, room_id, participant_id } as Unsent;
}

/** A message or a change on the disk, as the page shows it to a participant. */
export function asPending(participant: Id, now: number) {
  return ({ room_id: _, participant_id, ...rest }: Unsent): Pending => {
    const refused = participant_id === participant ? staleness(rest, now) : "another";
    return { ...rest, kept: true, ...(refused && { refused }) };
  };
}

/** A change may be made twice: only a message waits in vain. */
function staleness(pending: Pending, now: number): Reason | undefined {
  if (pending.refused || isChange(pending) || pending.withdrawn) return pending.refused;
  return now - Date.parse(pending.timestamp) > STALE_MS ? "stale" : undefined;
}
