import {
  type Addressee,
  type Envelope,
  type HeldMessage,
  type Id,
  LOG_ENTRIES,
  type MessagesState,
  type ModerationReason,
  type OpenReport,
  type Resolution,
  type ReviewState,
  type Timestamp,
} from "../../protocol";
import { evolveReview, NOTHING_TO_REVIEW, ownOf } from "./review";

/** An own message that a moderator did not let through. */
export type Rejected = HeldMessage & { readonly reason?: ModerationReason };

/** A message that stands in its conversation. */
export type Standing = { readonly id: Id; readonly source: Id; readonly to: Addressee };

/** A held message or a report that moderators settled while the page was open. */
export type Settled = {
  /** Of the message, or of the report. */
  readonly id: Id;
  readonly outcome: "approved" | "rejected" | Resolution;
  readonly issued_by: Id;
  readonly timestamp: Timestamp;
  /** Absent where the decision took the message away. */
  readonly message?: Standing;
};

export type ReviewView = ReviewState & {
  readonly rejected: readonly Rejected[];
  /** Newest first. */
  readonly settled: readonly Settled[];
};

export function beginReview(messages: MessagesState | undefined, before: ReviewView | undefined): ReviewView {
  const { held, reports } = { ...NOTHING_TO_REVIEW, ...messages };
  return { held, reports, rejected: before?.rejected ?? [], settled: before?.settled ?? [] };
}

/** Idempotent. */
export function evolveReviewView(view: ReviewView, envelope: Envelope, self: Id): ReviewView {
  const after = evolveReview(view, envelope);
  const settledNow = stillStanding(view.settled, envelope);
  const isSame = after === view && settledNow === view.settled;
  const review = isSame ? view : { ...view, held: after.held, reports: after.reports, settled: settledNow };
  const decision = settledBy(envelope);
  if (decision === undefined || review.settled.some(({ id }) => id === decision.id)) return review;
  const message = standingAfter(view, decision);
  const settled = { ...decision, ...(message && { message }) };
  const own = view.held.find(({ id, source }) => id === settled.id && source === self);
  const isRejected = own !== undefined && settled.outcome === "rejected" && settled.issued_by !== self;
  const { payload } = envelope;
  const reason = "reason" in payload && payload.message === "message_rejected" ? payload.reason : undefined;
  return {
    ...review,
    settled: [settled, ...review.settled].slice(0, LOG_ENTRIES),
    ...(isRejected && { rejected: [...review.rejected, { ...own, ...(reason && { reason }) }] }),
  };
}

export function reviewOfRole(view: ReviewView, isModerator: boolean, self: Id, given?: ReviewState): ReviewView {
  if (isModerator) return given === undefined ? view : { ...view, ...given };
  const own = ownOf(view, self);
  return own === view ? view : { ...view, held: own.held, reports: own.reports, settled: [] };
}

export function withoutRejected(view: ReviewView, id: Id): ReviewView {
  return { ...view, rejected: view.rejected.filter((it) => it.id !== id) };
}

/** The message after a decision; `undefined` where it is not in its conversation. */
function standingAfter({ held, reports }: ReviewView, { id, outcome }: Settled): Standing | undefined {
  if (outcome === "rejected" || outcome === "deleted") return undefined;
  const waiting = held.find((it) => it.id === id);
  if (waiting) return { id, source: waiting.source, to: { scope: "global" } };
  const report = reports.find(({ report_id }) => report_id === id);
  return report && (report.content !== "" || report.content_left_out) ? standingOf(report) : undefined;
}

/** Nothing leads to a message that was removed since. */
function stillStanding(settled: readonly Settled[], { payload }: Envelope): readonly Settled[] {
  const isGone = ({ id, source, to }: Standing) => {
    if (payload.message === "message_deleted") return payload.id === id;
    if (payload.message === "messages_deleted") return payload.source === source && to.scope === "global";
    return payload.message === "history_cleared" && to.scope === "global";
  };
  if (!settled.some(({ message }) => message && isGone(message))) return settled;
  return settled.map(({ message, ...it }) => (message && !isGone(message) ? { ...it, message } : it));
}

/** The message of a report, in its conversation. */
export function standingOf({ id, source, ...report }: OpenReport): Standing {
  const to: Addressee =
    report.scope === "global" ? { scope: "global" } : { scope: report.scope, target: report.target };
  return { id, source, to };
}

/** The events of messages that settle nothing. */
type Unsettling =
  | "message_edited"
  | "message_deleted"
  | "messages_deleted"
  | "message_pinned"
  | "message_unpinned"
  | "message_held"
  | "message_reported"
  | "report_changed"
  | "reactions_changed"
  | "own_reactions"
  | "typing"
  | "error";

function settledBy({ namespace, payload, timestamp }: Envelope): Settled | undefined {
  if (namespace !== "messages") return undefined;
  switch (payload.message) {
    case "message_approved":
      return { id: payload.id, outcome: "approved", issued_by: payload.issued_by, timestamp };
    case "message_rejected":
      return { id: payload.id, outcome: "rejected", issued_by: payload.issued_by, timestamp };
    case "report_resolved":
      return { id: payload.report_id, outcome: payload.resolution, issued_by: payload.issued_by, timestamp };
  }
  payload.message satisfies Unsettling;
  return undefined;
}
