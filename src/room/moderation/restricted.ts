import type { Id, ModerationEvent, ModerationState } from "../../protocol";

/** The restricted people after an event. Idempotent. */
export function evolveRestricted(state: ModerationState, payload: ModerationEvent): ModerationState {
  const { banned_participants, muted } = state;
  switch (payload.message) {
    case "participant_banned": {
      const { message: _, ...ban } = payload;
      return { ...state, banned_participants: [ban, ...withoutBan(banned_participants, ban.participant_id)] };
    }
    case "participant_unbanned":
      return { ...state, banned_participants: withoutBan(banned_participants, payload.participant_id) };
    case "chat_muted": {
      const { target, until } = payload;
      return { ...state, muted: [{ target, ...(until !== undefined && { until }) }, ...withoutMute(muted, target)] };
    }
    case "chat_unmuted":
      return { ...state, muted: withoutMute(muted, payload.target) };
    case "invitation_created":
    case "invitation_revoked":
    case "banned":
    case "error":
      return state;
  }
}

function withoutBan(bans: ModerationState["banned_participants"], id: Id): ModerationState["banned_participants"] {
  return bans.filter(({ participant_id }) => participant_id !== id);
}

function withoutMute(mutes: ModerationState["muted"], id: Id): ModerationState["muted"] {
  return mutes.filter(({ target }) => target !== id);
}
