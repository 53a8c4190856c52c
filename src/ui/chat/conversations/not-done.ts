import { isChange, type Pending } from "../../client/state/pending";

export function notDone(pending: Pending) {
  if (!isChange(pending)) return "chat.not_sent";
  return pending.content === undefined ? "messages.not_removed" : "messages.not_changed";
}
