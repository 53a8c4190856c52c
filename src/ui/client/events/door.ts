import type { Envelope } from "../../../protocol";
import type { Connection } from "../transport/connection";

/** The moderation events that are not about the own way through the door. */
type AwayFromDoor =
  | "invitation_created"
  | "invitation_revoked"
  | "joined_waiting_room"
  | "left_waiting_room"
  | "participant_accepted"
  | "participants_accepted"
  | "participant_declined"
  | "participant_kicked"
  | "participant_sent_back"
  | "waiting_room_enabled"
  | "waiting_room_disabled"
  | "raise_hands_enabled"
  | "raise_hands_disabled"
  | "raised_hand_reset_by_moderator"
  | "hands_reset"
  | "debriefing_started"
  | "display_name_changed"
  | "display_name_change_restrictions_enabled"
  | "display_name_change_restrictions_disabled"
  | "participant_banned"
  | "participant_unbanned"
  | "chat_muted"
  | "chat_unmuted"
  | "error";

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
  }
  payload.message satisfies AwayFromDoor;
  return undefined;
}
