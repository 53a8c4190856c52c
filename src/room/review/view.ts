import {
  type Envelope,
  type HeldMessage,
  type Id,
  LOG_ENTRIES,
  type MessagesState,
  type ModerationReason,
  type Resolution,
  type ReviewState,
  type Timestamp,
} from "../../protocol";
import { evolveReview, NOTHING_TO_REVIEW, ownOf } from "./review";

/** An own message that a moderator did not let through. */
export type Rejected = HeldMessage & { readonly reason?: ModerationReason };

export type Settled = {
  /** Of the message, or of the report. */
  readonly id: Id;
  readonly outcome: "approved" | "rejected" | Resolution;
  readonly issued_by: Id;
  readonly timestamp: Timestamp;
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
  const review = after === view ? view : { ...view, held: after.held, reports: after.reports };
  const settled = settledBy(envelope);
  if (settled === undefined || review.settled.some(({ id }) => id === settled.id)) return review;
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

/** The events of messages that settle nothing. */
type Unsettling =
  | "message_edited"
  | "message_deleted"
  | "messages_deleted"
  | "message_pinned"
  | "message_unpinned"
  | "message_held"
  | "message_reported"
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
