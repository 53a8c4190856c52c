import type { Event, HeldMessage, Id, OpenReport, ReviewState, Timestamp } from "../../protocol";

export const NOTHING_TO_REVIEW: ReviewState = { held: [], reports: [] };

type Happened = Event & { readonly timestamp: Timestamp };

/** Idempotent. */
export function evolveReview(review: ReviewState, { namespace, payload, timestamp }: Happened): ReviewState {
  if (namespace === "chat" && payload.message === "history_cleared") {
    const ofRest = review.reports.filter(({ scope }) => scope !== "global");
    return review.held.length === 0 && ofRest.length === review.reports.length ? review : { held: [], reports: ofRest };
  }
  // Its author is told of an approval by the message itself.
  if (namespace === "chat" && payload.message === "message_sent")
    return withoutHeld(review, ({ id }) => id === payload.id);
  if (namespace !== "messages") return review;
  switch (payload.message) {
    case "message_held": {
      const { message: _, ...message } = payload;
      return withHeld(review, { ...message, timestamp });
    }
    case "message_approved":
    case "message_rejected":
      return withoutHeld(review, ({ id }) => id === payload.id);
    case "message_reported": {
      const { message: _, ...report } = payload;
      return withReport(review, { ...report, timestamp } as OpenReport);
    }
    case "report_resolved":
      return withReports(
        review,
        review.reports.filter(({ report_id }) => report_id !== payload.report_id),
      );
    case "message_edited":
    case "report_changed": {
      const { id, content, edited_at } = payload;
      // Nothing rises again from a deletion.
      return changed(review, (it) => it.id === id && (it.content !== "" || it.content_left_out === true), {
        content,
        edited_at,
      });
    }
    case "message_deleted":
      return changed(review, ({ id }) => id === payload.id, { content: "" });
    case "messages_deleted": {
      const { source } = payload;
      const without = withoutHeld(review, (it) => it.source === source);
      return changed(without, (it) => it.source === source && it.scope === "global", { content: "" });
    }
    case "message_pinned":
    case "message_unpinned":
    case "reactions_changed":
    case "own_reactions":
    case "typing":
    case "error":
      return review;
  }
}

export function ownOf(review: ReviewState, self: Id): ReviewState {
  const { held, reports } = review;
  const isOwn = held.every(({ source }) => source === self) && reports.length === 0;
  return isOwn ? review : { held: held.filter(({ source }) => source === self), reports: [] };
}

/** A moderator may have two events of their own message: the one to them does not tell the rule. */
function withHeld(review: ReviewState, message: HeldMessage): ReviewState {
  const before = review.held.find(({ id }) => id === message.id);
  if (before === undefined) return { ...review, held: [...review.held, message] };
  if (before.because !== undefined || message.because === undefined) return review;
  return { ...review, held: review.held.map((it) => (it === before ? message : it)) };
}

function withoutHeld(review: ReviewState, isGone: (message: HeldMessage) => boolean): ReviewState {
  return review.held.some(isGone) ? { ...review, held: review.held.filter((it) => !isGone(it)) } : review;
}

function withReport(review: ReviewState, report: OpenReport): ReviewState {
  const isKnown = review.reports.some(({ report_id }) => report_id === report.report_id);
  return isKnown ? review : withReports(review, [...review.reports, report]);
}

function withReports(review: ReviewState, reports: OpenReport[]): ReviewState {
  return reports.length === review.reports.length ? review : { ...review, reports };
}

type Standing = Pick<OpenReport, "content" | "edited_at">;

function changed(review: ReviewState, isMeant: (report: OpenReport) => boolean, { content, edited_at }: Standing) {
  if (!review.reports.some(isMeant)) return review;
  const after = ({ edited_at: _, content_left_out: __, ...report }: OpenReport) =>
    ({ ...report, content, ...(edited_at !== undefined && { edited_at }) }) as OpenReport;
  return { ...review, reports: review.reports.map((it) => (isMeant(it) ? after(it) : it)) };
}
