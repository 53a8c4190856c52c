import { type Id, MAX_REVIEWED, type MessagesCommand, REVIEW_RETRY_MS } from "../../protocol";
import { type KnownMessage, placeOf } from "../base/message";
import { accepted, bad, type Decision, type Happening, type Request, type Room, refused } from "../base/room";

type Reporting = Request<Extract<MessagesCommand, { action: "report" }>>;
type Resolving = Request<Extract<MessagesCommand, { action: "resolve_report" }>>;

export function report({ room, by, payload: { reason }, new_id }: Reporting, message: KnownMessage): Decision {
  if (message.source === by.id) return refused("nothing_to_do");
  if (message.isDeleted) return refused("message_is_deleted");
  const before = [...room.review.reports.values()];
  if (before.some((it) => it.message_id === message.id && it.by === by.id)) return refused("already_reported");
  if (room.review.report_count >= MAX_REVIEWED) return bad("too_many_requests", { retry_after_ms: REVIEW_RETRY_MS });
  const event = {
    message: "message_reported",
    report_id: new_id,
    ...placeOf(message),
    reason,
    by: by.id,
    content: message.content,
    ...(message.edited_at !== undefined && { edited_at: message.edited_at }),
  } as const;
  return accepted([{ namespace: "messages", payload: event, by: by.id }]);
}

export function resolve({ room, by, payload: { report_id, resolution } }: Resolving): Decision {
  const found = room.review.reports.get(report_id);
  if (found === undefined) return bad("unknown_report");
  if (!found.isOpen) return refused("nothing_to_do");
  const event = { message: "report_resolved", report_id, resolution, issued_by: by.id } as const;
  const about = [found.by, ...(found.source === undefined ? [] : [found.source])];
  return accepted([{ namespace: "messages", payload: event, by: by.id, about }]);
}

/** Whether moderators know a message by a report that is open. */
export function isReported(room: Room, message_id: Id): boolean {
  return [...room.review.reports.values()].some((it) => it.message_id === message_id && it.isOpen);
}

/** An edit or a deletion, which moderators hear of by the report as long as that is open. */
export function ofReported(room: Room, event: Happening, { id }: KnownMessage): Happening {
  return isReported(room, id) ? { ...event, reported: true } : event;
}

/** The news for moderators in place of an edit or a deletion of a reported message that they do not see. */
export function changeOfReport<Event extends Happening>(event: Event): Event | undefined {
  const { payload } = event;
  if (event.reported === undefined) return undefined;
  if (payload.message === "message_deleted")
    return { ...event, payload: { message: "report_changed", id: payload.id, content: "" } };
  if (payload.message !== "message_edited") return undefined;
  const { id, content, edited_at } = payload;
  return { ...event, payload: { message: "report_changed", id, content, edited_at } };
}

type Reported = { readonly id: Id; readonly by: Id; readonly source: Id };

export function withReport(room: Room, report_id: Id, { id, by, source }: Reported): Room {
  const { review } = room;
  const reports = new Map(review.reports).set(report_id, { message_id: id, by, source, isOpen: true });
  return { ...room, review: { ...review, reports, report_count: review.report_count + 1 } };
}

export function withoutReport(room: Room, report_id: Id): Room {
  const { review } = room;
  const before = review.reports.get(report_id);
  if (before === undefined) return room;
  const reports = new Map(review.reports).set(report_id, { ...before, isOpen: false });
  return { ...room, review: { ...review, reports, report_count: review.report_count - 1 } };
}
