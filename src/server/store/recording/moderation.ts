import type { RoomEvent } from "../../../room/base/room";
import type { CommitRows } from "../database/commit-rows";

type ModerationEvent = Extract<RoomEvent, { namespace: "moderation" }>;

/** Writes the change of an event of moderators. */
export async function recordModeration(rows: CommitRows, { payload, timestamp }: ModerationEvent): Promise<void> {
  switch (payload.message) {
    case "participant_banned":
      await rows.putBan(payload.participant_id, { by: payload.banned_by, at: payload.banned_at });
      return;
    case "participant_unbanned":
      await rows.putBan(payload.participant_id, undefined);
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
    case "invitation_created":
    case "banned":
    case "error":
      return;
  }
  payload satisfies never;
}
