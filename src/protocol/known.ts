import type { Event, Refusal } from "./schemas";

type Namespace = Event["namespace"];
type Messages<N extends Namespace> = Extract<Event, { namespace: N }>["payload"]["message"];

/** The events that this version knows. A missing one, and one too many, does not compile. */
const EVENTS: { readonly [N in Namespace]: Readonly<Record<Messages<N>, true>> } = {
  control: {
    join_success: true,
    resumed: true,
    joined: true,
    left: true,
    presence: true,
    update: true,
    role_updated: true,
    hand_raised: true,
    hand_lowered: true,
    flooding: true,
    error: true,
  },
  chat: {
    message_sent: true,
    chat_enabled: true,
    chat_disabled: true,
    history_cleared: true,
    set_last_seen_timestamp: true,
    error: true,
  },
  messages: {
    message_edited: true,
    message_deleted: true,
    messages_deleted: true,
    message_pinned: true,
    message_unpinned: true,
    message_held: true,
    message_approved: true,
    message_rejected: true,
    message_reported: true,
    report_resolved: true,
    report_changed: true,
    reactions_changed: true,
    own_reactions: true,
    typing: true,
    error: true,
  },
  moderation: {
    invitation_created: true,
    invitation_revoked: true,
    in_waiting_room: true,
    accepted: true,
    declined: true,
    kicked: true,
    sent_to_waiting_room: true,
    banned: true,
    joined_waiting_room: true,
    left_waiting_room: true,
    participant_accepted: true,
    participants_accepted: true,
    participant_declined: true,
    participant_kicked: true,
    participant_sent_back: true,
    waiting_room_enabled: true,
    waiting_room_disabled: true,
    raise_hands_enabled: true,
    raise_hands_disabled: true,
    raised_hand_reset_by_moderator: true,
    hands_reset: true,
    session_ended: true,
    debriefing_started: true,
    display_name_changed: true,
    display_name_change_restrictions_enabled: true,
    display_name_change_restrictions_disabled: true,
    participant_banned: true,
    participant_unbanned: true,
    chat_muted: true,
    chat_unmuted: true,
    error: true,
  },
  rules: { rules_changed: true, filters_changed: true, error: true },
};

const REFUSALS: Readonly<Record<Refusal, true>> = {
  insufficient_permissions: true,
  target_is_room_owner: true,
  nothing_to_do: true,
  chat_disabled: true,
  not_the_author: true,
  edit_window_over: true,
  delete_window_over: true,
  message_is_deleted: true,
  reactions_disabled: true,
  too_many_reactions: true,
  cannot_pin: true,
  too_many_pins: true,
  not_allowed_while_held: true,
  already_reported: true,
  not_accepted_or_not_in_waiting_room: true,
  raise_hands_disabled: true,
  cannot_kick_room_owner: true,
  cannot_send_room_owner_to_waiting_room: true,
  not_waiting: true,
  cannot_ban_self: true,
  cannot_ban_room_owner: true,
  already_banned: true,
  already_unbanned: true,
  cannot_mute_room_owner: true,
  invalid_display_name: true,
};

export function isKnownEvent({ namespace, message }: { namespace: unknown; message: unknown }): boolean {
  const known: Readonly<Record<string, object>> = EVENTS;
  return isOneOf(known, namespace) && isOneOf(known[namespace] ?? {}, message);
}

export function isKnownRefusal(error: unknown): boolean {
  return isOneOf(REFUSALS, error);
}

function isOneOf(known: object, name: unknown): name is string {
  return typeof name === "string" && Object.hasOwn(known, name);
}
