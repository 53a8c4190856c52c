import type { Addressee, BadRequest, Envelope, Id, JoinSuccess, Refusal, Timestamp } from "../../../protocol";
import { begin, evolve, keyOf, opened, type View } from "../../../room/view";
import type { Connection } from "../transport/connection";
import type { Reacting } from "./reacting";

export type Pending = {
  readonly transaction_id: string;
  readonly to: Addressee;
  readonly content: string;
  readonly reply_to?: Id;
  readonly timestamp: Timestamp;
  /** The addressee's name at the time of writing; they may be gone. */
  readonly name?: string;
  /** It is on the disk and outlives the page. */
  readonly kept?: boolean;
  readonly waits?: Waits;
  /** It is in the room under this id, and shows as soon as the event comes. */
  readonly message_id?: Id;
  /** The reason of its refusal; it stays until the user tries again or discards it. */
  readonly refused?: Reason;
};

export type Waits = "fault" | "too_many_requests";

/**
 * `fault`: the server failed in a way that is not worth repeating; `stale`: it has waited so long that the server may
 * have forgotten having it; `another`: the room knew the user as somebody else at the time of writing.
 */
export type Reason = Refusal | BadRequest["reason"] | "fault" | "stale" | "another";

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
};

export const NOTHING_YET: SessionState = {
  connection: { state: "connecting" },
  open: { scope: "global" },
  pending: [],
  reacting: [],
  sent_as: {},
  older: {},
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
  if (payload.message === "message_sent" && transaction_id !== undefined && payload.source === view.self.id)
    return arrived(after, transaction_id, payload.id);
  if (payload.message === "history_cleared")
    return { ...after, pending: state.pending.filter(({ to, message_id }) => to.scope !== "global" || !message_id) };
  return after;
}

export function acknowledged(state: SessionState, transaction_id: string, message_id: Id): SessionState {
  const pending = state.pending.find((it) => it.transaction_id === transaction_id);
  const conversation = pending && state.view?.chat.conversations[keyOf(pending.to)];
  if (conversation?.messages.some(({ id }) => id === message_id)) return arrived(state, transaction_id, message_id);
  return changedPending(state, transaction_id, { message_id });
}

export function changedPending(state: SessionState, transaction_id: string, change: Partial<Pending>): SessionState {
  return {
    ...state,
    pending: state.pending.map((it) => (it.transaction_id === transaction_id ? { ...it, ...change } : it)),
  };
}

export function withoutPending(state: SessionState, transaction_id: string): SessionState {
  return { ...state, pending: state.pending.filter((it) => it.transaction_id !== transaction_id) };
}

function arrived(state: SessionState, transaction_id: string, message_id: Id): SessionState {
  return {
    ...withoutPending(state, transaction_id),
    sent_as: { ...state.sent_as, [message_id]: transaction_id },
  };
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
