import type { Id } from "../../../protocol";
import type { RoomEvent } from "../../../room/base/room";
import type { CommitRows } from "../database/commit-rows";

type ModerationEvent = Extract<RoomEvent, { namespace: "moderation" }>;

export async function recordModeration(
  rows: CommitRows,
  { room_id }: { readonly room_id: Id },
  { payload, timestamp, number = 0, passing = 0, sent_away = [] }: ModerationEvent,
): Promise<void> {
  switch (payload.message) {
    case "participant_banned":
      await rows.putBan(payload.participant_id, { by: payload.banned_by, at: payload.banned_at }, number);
      await rows.putWaiting(payload.participant_id, undefined);
      return;
    case "participant_unbanned":
      await rows.putBan(payload.participant_id, undefined, number);
      return;
    case "chat_muted":
      await rows.putMute(payload.target, payload);
      return;
    case "chat_unmuted":
      await rows.putMute(payload.target, undefined);
      return;
    case "invitation_revoked":
      await rows.revoke(payload.invite_id, timestamp);
      return;
    case "participant_kicked":
    case "participant_sent_back":
      await rows.shutOut(payload.participant_id, number);
      return;
    case "debriefing_started":
      await rows.shutOutAll(sent_away, number);
      return;
    case "participant_accepted":
      await rows.accept([payload.participant_id]);
      return;
    case "participants_accepted":
      await rows.accept(payload.targets);
      return;
    case "participant_declined":
      await rows.decline(payload.participant_id, timestamp);
      return;
    case "waiting_room_disabled":
      await rows.acceptWaiting(room_id);
      return;
    case "joined_waiting_room":
    case "left_waiting_room":
      await rows.putPassing(payload.id, passing);
      return;
    case "display_name_changed": {
      const { target, issued_by, old_name, new_name } = payload;
      await rows.addNameChanges([{ room_id, number, old_name, new_name }]);
      if (target !== issued_by) await rows.giveName(target);
      return;
    }
    case "raise_hands_disabled":
      await rows.lowerHands(room_id);
      return;
    case "display_name_change_restrictions_enabled":
    case "display_name_change_restrictions_disabled":
    case "raise_hands_enabled":
    case "raised_hand_reset_by_moderator":
    case "hands_reset":
    case "waiting_room_enabled":
    case "invitation_created":
    case "in_waiting_room":
    case "accepted":
    case "declined":
    case "kicked":
    case "sent_to_waiting_room":
    case "banned":
    case "session_ended":
    case "error":
      return;
  }
  payload satisfies never;
}
