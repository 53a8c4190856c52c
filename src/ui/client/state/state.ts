import type { Addressee, Envelope, Id, JoinSuccess } from "../../../protocol";
import { begin, evolve, keyOf, opened, type View } from "../../../room/view";
import type { Connection } from "../transport/connection";
import { isOwnDeed } from "./own-changes";
import { followUp, isChange, type Pending, type PendingMessage } from "./pending";
import type { Reacting } from "./reacting";

export type SessionState = {
  readonly connection: Connection;
  /** Stands from the first `join_success` on, through every loss of the connection. */
  readonly view?: View;
  readonly open: Addressee;
  readonly pending: readonly Pending[];
  readonly reacting: readonly Reacting[];
  /** Messages sent from here, by id: the `transaction_id` under which they were shown before. */
  readonly sent_as: Readonly<Record<Id, string>>;
  readonly older: Readonly<Record<string, "loading" | "failed">>;
  /** By conversation: the people whom the last message there mentioned although they cannot see it. */
  readonly unseen_by: Readonly<Record<string, readonly Id[]>>;
};

export const NOTHING_YET: SessionState = {
  connection: { state: "connecting" },
  open: { scope: "global" },
  pending: [],
  reacting: [],
  sent_as: {},
  older: {},
  unseen_by: {},
};

export type JoinedEnvelope = Extract<Envelope, { namespace: "control" }> & { readonly payload: JoinSuccess };

export function isJoinSuccess(envelope: Envelope): envelope is JoinedEnvelope {
  return envelope.payload.message === "join_success";
}

export function isArrival(envelope: Envelope): boolean {
  return isJoinSuccess(envelope) || envelope.payload.message === "resumed";
}

export function folded(state: SessionState, envelope: Envelope): SessionState {
  if (isJoinSuccess(envelope)) return joined(state, envelope);
  if (state.view === undefined) return state;
  const view = evolve(state.view, envelope);
  if (envelope.payload.message === "resumed")
    return { ...state, view, connection: { state: "joined" }, older: withoutFailures(state.older) };
  const after = { ...state, view };
  const { payload, transaction_id } = envelope;
  if (isSaid(payload) && transaction_id !== undefined && payload.source === view.self.id)
    return arrived(after, transaction_id, payload);
  if (isOwnDeed(payload) && transaction_id !== undefined) return withoutPending(after, transaction_id);
  if (payload.message === "history_cleared")
    return { ...after, pending: state.pending.filter(({ to, message_id }) => to.scope !== "global" || !message_id) };
  return after;
}

export function acknowledged(state: SessionState, transaction_id: string, message_id: Id): SessionState {
  const pending = state.pending.find((it) => it.transaction_id === transaction_id);
  if (pending === undefined) return state;
  const shown = isChange(pending) ? undefined : shownOf(state, pending.to, message_id);
  if (shown) return arrived(state, transaction_id, shown);
  return followed(changedPending(state, transaction_id, { message_id }), pending, message_id);
}

export function changedPending(
  state: SessionState,
  transaction_id: string,
  change: Partial<PendingMessage>,
): SessionState {
  return {
    ...state,
    pending: state.pending.map((it) => (it.transaction_id === transaction_id ? { ...it, ...change } : it)),
  };
}

export function withoutPending(state: SessionState, transaction_id: string): SessionState {
  return { ...state, pending: state.pending.filter((it) => it.transaction_id !== transaction_id) };
}

type Told = { readonly id: Id; readonly content: string };

/** Whether an event is how a message arrives: in its conversation, or before the moderators. */
function isSaid(payload: Envelope["payload"]) {
  return payload.message === "message_sent" || payload.message === "message_held";
}

function shownOf({ view }: SessionState, to: Addressee, message_id: Id): Told | undefined {
  const isMeant = ({ id }: Told) => id === message_id;
  return view?.chat.conversations[keyOf(to)]?.messages.find(isMeant) ?? view?.review.held.find(isMeant);
}

/** A message that has arrived as it was meant needs nothing more; one that was changed on its way does. */
function arrived(state: SessionState, transaction_id: string, told: Told): SessionState {
  const pending = state.pending.find((it) => it.transaction_id === transaction_id);
  const isAsMeant = pending === undefined || pending.content === told.content;
  return {
    ...withoutPending(isAsMeant ? state : followed(state, pending, told.id), transaction_id),
    sent_as: { ...state.sent_as, [told.id]: transaction_id },
  };
}

function followed(state: SessionState, pending: Pending, message_id: Id): SessionState {
  const next = followUp(pending, message_id);
  if (next === undefined || state.pending.some((it) => it.transaction_id === next.transaction_id)) return state;
  const at = state.pending.findIndex((it) => it.transaction_id === pending.transaction_id);
  return { ...state, pending: state.pending.toSpliced(at + 1, 0, next) };
}

function joined(state: SessionState, envelope: Envelope & { payload: JoinSuccess }): SessionState {
  const view = opened(begin(envelope, state.view), state.open);
  // A message with a receipt is in the fresh state, unless it was erased since.
  const pending = state.pending.filter(({ message_id }) => message_id === undefined);
  return { ...state, connection: { state: "joined" }, view, older: {}, pending };
}

/** Pages that failed while the connection was lost can be asked for again. */
function withoutFailures(older: SessionState["older"]): SessionState["older"] {
  return Object.fromEntries(Object.entries(older).filter(([, state]) => state !== "failed"));
}

export function withUnseen(state: SessionState, to: Addressee, ids: readonly Id[]): SessionState {
  const { [keyOf(to)]: before, ...others } = state.unseen_by;
  if (before === undefined && ids.length === 0) return state;
  return { ...state, unseen_by: ids.length > 0 ? { ...others, [keyOf(to)]: ids } : others };
}
