import type { Reason } from "../../client/state/state";

/**
 * `now`: the obstacle is gone; `again`: another try may help; `later`: the obstacle stays; `edit`: the message itself
 * has to change; `copy`: it cannot go from here at all.
 */
export type Remedy = "now" | "again" | "later" | "edit" | "copy";

type Circumstances = {
  readonly isEnabled: boolean;
  readonly isLost: boolean;
};

export function remedyFor(refused: Reason, { isEnabled, isLost }: Circumstances): Remedy {
  if (isLost) return "copy";
  switch (refused) {
    case "chat_disabled":
      return isEnabled ? "now" : "later";
    case "not_a_member":
      return "now";
    case "another":
    case "empty_content":
    case "content_too_long":
    case "invalid_payload":
      return "edit";
    default:
      return "again";
  }
}
