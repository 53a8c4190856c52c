import type { Id, ModerationEvent, ModerationState, NameRestrictions, Timestamp } from "../../protocol";

type Waiting = ModerationState["waiting_room_participants"];

export const NOBODY_RESTRICTED: ModerationState = {
  raise_hands_enabled: true,
  display_name_change_restrictions: { type: "disabled" },
  waiting_room_enabled: false,
  waiting_room: "disabled",
  waiting_room_participants: [],
  banned_participants: [],
  muted: [],
};

/** Idempotent. `at` is absent of a live event: a replay tells nothing of those who came to the door later. */
export function evolveRestricted(state: ModerationState, payload: ModerationEvent, at?: Timestamp): ModerationState {
  const { banned_participants, muted, waiting_room_participants: waiting } = state;
  switch (payload.message) {
    case "participant_banned": {
      const { message: _, ...ban } = payload;
      return {
        ...withoutWaiting(state, ban.participant_id, at),
        banned_participants: [ban, ...withoutBan(banned_participants, ban.participant_id)],
      };
    }
    case "participant_unbanned":
      return { ...state, banned_participants: withoutBan(banned_participants, payload.participant_id) };
    case "chat_muted": {
      const { target, until, issued_by } = payload;
      const mute = { target, ...(until !== undefined && { until }), issued_by };
      return { ...state, muted: [mute, ...withoutMute(muted, target)] };
    }
    case "chat_unmuted":
      return { ...state, muted: withoutMute(muted, payload.target) };
    case "joined_waiting_room": {
      const { message: _, ...person } = payload;
      return { ...state, waiting_room_participants: [...waiting.filter(({ id }) => id !== person.id), person] };
    }
    case "left_waiting_room":
      return withoutWaiting(state, payload.id);
    case "participant_declined":
      return withoutWaiting(state, payload.participant_id, at);
    case "participant_accepted":
      return { ...state, waiting_room_participants: letIn(waiting, [payload.participant_id], at) };
    case "participants_accepted":
      return { ...state, waiting_room_participants: letIn(waiting, payload.targets, at) };
    case "waiting_room_enabled":
      return { ...state, waiting_room_enabled: true, waiting_room: payload.new_state };
    case "waiting_room_disabled":
      return {
        ...state,
        waiting_room_enabled: false,
        waiting_room: "disabled",
        waiting_room_participants: letIn(
          waiting,
          waiting.map(({ id }) => id),
          at,
        ),
      };
    case "raise_hands_enabled":
    case "raise_hands_disabled":
      return { ...state, raise_hands_enabled: payload.message === "raise_hands_enabled" };
    case "display_name_change_restrictions_enabled":
    case "display_name_change_restrictions_disabled":
      return { ...state, display_name_change_restrictions: restrictionsIn(payload) };
    case "display_name_changed":
    case "raised_hand_reset_by_moderator":
    case "hands_reset":
    case "participant_kicked":
    case "participant_sent_back":
    case "invitation_created":
    case "invitation_revoked":
    case "in_waiting_room":
    case "accepted":
    case "declined":
    case "kicked":
    case "sent_to_waiting_room":
    case "banned":
    case "session_ended":
    case "debriefing_started":
    case "error":
      return state;
  }
}

export function withoutWaiting(state: ModerationState, id: Id, at?: Timestamp): ModerationState {
  const waiting = state.waiting_room_participants;
  const isGone = (it: Waiting[number]) => it.id === id && waitedAt(it, at);
  if (!waiting.some(isGone)) return state;
  return { ...state, waiting_room_participants: waiting.filter((it) => !isGone(it)) };
}

function letIn(waiting: Waiting, ids: readonly Id[], at: Timestamp | undefined): Waiting {
  return waiting.map((it) => (ids.includes(it.id) && waitedAt(it, at) ? { ...it, accepted: true } : it));
}

function waitedAt({ module_data }: Waiting[number], at: Timestamp | undefined): boolean {
  return at === undefined || module_data.control.joined_at <= at;
}

function withoutBan(bans: ModerationState["banned_participants"], id: Id): ModerationState["banned_participants"] {
  return bans.filter(({ participant_id }) => participant_id !== id);
}

function withoutMute(mutes: ModerationState["muted"], id: Id): ModerationState["muted"] {
  return mutes.filter(({ target }) => target !== id);
}

type Restriction = Extract<ModerationEvent, { message: `display_name_change_restrictions_${string}` }>;

export function restrictionsIn(payload: Restriction): NameRestrictions {
  if (payload.message === "display_name_change_restrictions_disabled") return { type: "disabled" };
  return { type: "enabled", unrestricted_participants: payload.unrestricted_participants };
}
