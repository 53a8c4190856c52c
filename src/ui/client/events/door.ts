import type { Envelope } from "../../../protocol";
import type { Connection } from "../transport/connection";

/** The turn that an event about being let in or sent away brings; `undefined` for every other event. */
export function turnAtDoor({ namespace, payload, timestamp }: Envelope): "enter" | "join" | Connection | undefined {
  if (namespace !== "moderation") return undefined;
  switch (payload.message) {
    case "in_waiting_room":
      return { state: "waiting", since: timestamp };
    case "accepted":
      return "enter";
    case "sent_to_waiting_room":
      return "join";
    case "declined":
    case "kicked":
    case "session_ended":
      return { state: "sent_away", as: payload.message };
    case "banned":
      // As if the server had refused to let the user in: that is what it does from now on.
      return { state: "refused", reason: "banned" };
    case "invitation_created":
    case "invitation_revoked":
    case "joined_waiting_room":
    case "left_waiting_room":
    case "participant_accepted":
    case "participants_accepted":
    case "participant_declined":
    case "participant_kicked":
    case "participant_sent_back":
    case "waiting_room_enabled":
    case "waiting_room_disabled":
    case "raise_hands_enabled":
    case "raise_hands_disabled":
    case "raised_hand_reset_by_moderator":
    case "hands_reset":
    case "debriefing_started":
    case "display_name_changed":
    case "display_name_change_restrictions_enabled":
    case "display_name_change_restrictions_disabled":
    case "participant_banned":
    case "participant_unbanned":
    case "chat_muted":
    case "chat_unmuted":
    case "error":
      return undefined;
  }
}
