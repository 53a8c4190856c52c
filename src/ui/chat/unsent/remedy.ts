import type { Reason } from "../../client/state/pending";

/**
 * `now`: the obstacle is gone; `again`: another try may help; `later`: the obstacle stays; `edit`: the message itself
 * has to change; `anew`: its text can go as a new message; `copy`: it cannot go from here at all.
 */
export type Remedy = "now" | "again" | "later" | "edit" | "anew" | "copy";

type Circumstances = {
  readonly isEnabled: boolean;
  readonly isLost: boolean;
  readonly isMuted: boolean;
  readonly isLocked: boolean;
};

export function remedyFor(refused: Reason, { isEnabled, isLost, isMuted, isLocked }: Circumstances): Remedy {
  if (isLost) return "copy";
  switch (refused) {
    case "chat_disabled":
      return isEnabled ? "now" : "later";
    case "muted":
      return isMuted ? "later" : "now";
    case "chat_locked":
      return isEnabled && !isLocked ? "again" : "later";
    case "not_a_member":
      return "now";
    case "edit_window_over":
    case "message_is_deleted":
    case "not_the_author":
    case "unknown_message":
      return "anew";
    case "another":
    case "empty_content":
    case "content_too_long":
    case "content_blocked":
    case "invalid_payload":
      return "edit";
    default:
      return "again";
  }
}
