import { isChange, type Pending } from "../../client/state/pending";

/** What a refusal has left undone, in words. */
export function notDone(pending: Pending) {
  if (!isChange(pending)) return "chat.not_sent";
  return pending.content === undefined ? "chat.not_removed" : "chat.not_changed";
}
