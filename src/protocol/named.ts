import type { Event } from "./index";
import type { Id } from "./primitives";

/** Those whom an event names by their ids alone: whoever shows it has to know them besides. */
export function namedBy(payload: Event["payload"]): Id[] {
  switch (payload.message) {
    case "message_sent":
      return payload.scope === "private" ? [payload.source, payload.target] : [payload.source];
    case "chat_enabled":
    case "chat_disabled":
    case "history_cleared":
      return [payload.issued_by];
    default:
      return [];
  }
}
