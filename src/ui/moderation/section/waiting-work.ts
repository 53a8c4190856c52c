import type { ModerationState } from "../../../protocol";
import type { View } from "../../../room/view";

type Waiting = ModerationState["waiting_room_participants"][number];

/** The count of all that waits for a moderator; nothing waits for others. */
export function waitingWork(view: View): number {
  return atDoor(view) + toReview(view);
}

/** The count of messages that are held or reported. */
export function toReview({ moderation, review }: View): number {
  return moderation === undefined ? 0 : review.held.length + new Set(review.reports.map(({ id }) => id)).size;
}

export function atDoor({ moderation }: View): number {
  return moderation?.waiting_room_participants.filter(isWaiting).length ?? 0;
}

export function isWaiting({ accepted }: Waiting): boolean {
  return accepted !== true;
}
