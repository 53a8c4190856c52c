import { opened, type View } from "../../../room/view";
import type { Pending } from "./pending";
import type { SessionState } from "./state";

/** A message that vanished from the disk was handled by another tab; an arrived one is not shown again. */
export function reconciled(state: SessionState, onDisk: readonly Pending[]): SessionState {
  const arrived = new Set(Object.values(state.sent_as));
  const shown = new Map(state.pending.map((it) => [it.transaction_id, it]));
  const kept = onDisk
    .filter((it) => shown.has(it.transaction_id) || !arrived.has(it.transaction_id))
    .map((it) => ({ ...shown.get(it.transaction_id), refused: undefined, ...it }));
  const ids = new Set(onDisk.map(({ transaction_id }) => transaction_id));
  const others = state.pending.filter(
    ({ transaction_id, message_id, kept }) => !ids.has(transaction_id) && (message_id !== undefined || !kept),
  );
  const view = state.view && withConversations(state.view, kept);
  return { ...state, view, pending: [...kept, ...others] };
}

function withConversations(view: View, pending: readonly Pending[]): View {
  return pending.reduce((before, { to }) => opened(before, to), view);
}
