import { z } from "zod";
import { chatMember } from "./chat";
import { MAX_PEOPLE, MUTE_SECONDS } from "./primitives/limits";
import { groups, id, moderationReason, name, role, timestamp, uniqueUpTo } from "./primitives/primitives";
import { filters } from "./rules";

const target = id;
const reason = moderationReason.optional();

export const waitingRoom = z.enum(["disabled", "for_guests", "for_everyone"]);
export type WaitingRoom = z.infer<typeof waitingRoom>;
const new_state = waitingRoom.exclude(["disabled"]);

/** `docs/protocol.md`, "moderation". */
export const moderationCommand = z.discriminatedUnion("action", [
  z.object({ action: z.literal("kick"), target, reason }),
  z.object({ action: z.literal("send_to_waiting_room"), target }),
  z.object({ action: z.literal("accept"), target }),
  z.object({ action: z.literal("accept_all") }),
  z.object({ action: z.literal("decline"), target }),
  z.object({ action: z.literal("enable_waiting_room"), new_state: new_state.optional() }),
  z.object({ action: z.literal("disable_waiting_room") }),
  z.object({ action: z.literal("enable_raise_hands") }),
  z.object({ action: z.literal("disable_raise_hands") }),
  // Without a `target` everybody's.
  z.object({ action: z.literal("reset_raised_hands"), target: z.union([id, uniqueUpTo(MAX_PEOPLE, id)]).optional() }),
  z.object({ action: z.literal("debrief"), kick_scope: z.enum(["guests", "users_and_guests", "all"]) }),
  // The name is judged like one that somebody joins with, and refused as `invalid_display_name`.
  z.object({ action: z.literal("change_display_name"), new_name: z.string(), target }),
  z.object({
    action: z.literal("enable_display_name_change_restrictions"),
    unrestricted_participants: uniqueUpTo(MAX_PEOPLE, id),
  }),
  z.object({ action: z.literal("disable_display_name_change_restrictions") }),
  z.object({ action: z.literal("ban"), target, revoke_invite: z.boolean().optional() }),
  z.object({ action: z.literal("unban"), target }),
  z.object({ action: z.literal("mute_chat"), target, seconds: z.int().min(1).max(MUTE_SECONDS).optional(), reason }),
  z.object({ action: z.literal("unmute_chat"), target }),
]);
export type ModerationCommand = z.infer<typeof moderationCommand>;

export const moderationError = z.enum([
  "insufficient_permissions",
  "cannot_kick_room_owner",
  "cannot_send_room_owner_to_waiting_room",
  "not_waiting",
  "cannot_ban_self",
  "cannot_ban_room_owner",
  "already_banned",
  "already_unbanned",
  "cannot_mute_room_owner",
  "invalid_display_name",
  "nothing_to_do",
]);

/** An invitation for moderators: without its code, which opens the room. `issued_by` is absent before they join. */
const invitation = { invite_id: id, label: name.optional(), role, groups, issued_by: id.optional() };

const ban = { participant_id: id, display_name: name, banned_by: id, banned_at: timestamp };
const mute = { target, until: timestamp.optional() };

/** Somebody who waits, as a participant would be shown; `joined_at` is since when they wait. */
const waiting = {
  id,
  module_data: z.object({
    control: z.object({
      ...{ display_name: name, role, is_room_owner: z.boolean(), joined_at: timestamp },
      hand_is_up: z.literal(false),
    }),
    chat: chatMember,
  }),
};
const aboutOne = { participant_id: id, issued_by: id };

export const moderationEvent = z.discriminatedUnion("message", [
  z.object({ message: z.literal("invitation_created"), ...invitation }),
  z.object({ message: z.literal("invitation_revoked"), ...invitation }),
  z.object({ message: z.literal("in_waiting_room"), id }),
  z.object({ message: z.literal("accepted") }),
  z.object({ message: z.literal("declined") }),
  z.object({ message: z.literal("kicked"), reason: z.literal("kicked") }),
  z.object({ message: z.literal("sent_to_waiting_room") }),
  z.object({ message: z.literal("banned") }),
  z.object({ message: z.literal("session_ended"), issued_by: id }),
  z.object({ message: z.literal("joined_waiting_room"), ...waiting }),
  z.object({ message: z.literal("left_waiting_room"), id }),
  z.object({ message: z.literal("participant_accepted"), ...aboutOne }),
  z.object({ message: z.literal("participants_accepted"), targets: z.array(id), issued_by: id }),
  z.object({ message: z.literal("participant_declined"), ...aboutOne }),
  z.object({ message: z.literal("participant_kicked"), ...aboutOne, reason }),
  z.object({ message: z.literal("participant_sent_back"), ...aboutOne }),
  z.object({ message: z.literal("waiting_room_enabled"), new_state, issued_by: id }),
  z.object({ message: z.literal("waiting_room_disabled"), issued_by: id }),
  z.object({ message: z.literal("debriefing_started"), issued_by: id }),
  z.object({ message: z.literal("raise_hands_enabled"), issued_by: id }),
  z.object({ message: z.literal("raise_hands_disabled"), issued_by: id }),
  z.object({ message: z.literal("raised_hand_reset_by_moderator"), issued_by: id }),
  z.object({ message: z.literal("hands_reset"), targets: z.array(id), issued_by: id }),
  z.object({ message: z.literal("display_name_changed"), target, issued_by: id, old_name: name, new_name: name }),
  z.object({
    message: z.literal("display_name_change_restrictions_enabled"),
    unrestricted_participants: z.array(id),
    issued_by: id,
  }),
  z.object({ message: z.literal("display_name_change_restrictions_disabled"), issued_by: id }),
  z.object({ message: z.literal("participant_banned"), ...ban }),
  z.object({ message: z.literal("participant_unbanned"), participant_id: id, issued_by: id }),
  z.object({ message: z.literal("chat_muted"), ...mute, reason, issued_by: id }),
  z.object({ message: z.literal("chat_unmuted"), target, issued_by: id }),
  z.object({ message: z.literal("error"), error: moderationError }),
]);
export type ModerationEvent = z.infer<typeof moderationEvent>;

export const nameRestrictions = z.discriminatedUnion("type", [
  z.object({ type: z.literal("disabled") }),
  z.object({ type: z.literal("enabled"), unrestricted_participants: z.array(id) }),
]);
export type NameRestrictions = z.infer<typeof nameRestrictions>;

/** The settings of moderators that concern everybody. */
export const moderationSettings = z.object({
  raise_hands_enabled: z.boolean(),
  display_name_change_restrictions: nameRestrictions,
});
export type ModerationSettings = z.infer<typeof moderationSettings>;

/** Bans are the newest ones; mutes have not ended. `accepted`: let in, and not there yet. */
export const moderationState = moderationSettings.extend({
  waiting_room_enabled: z.boolean(),
  waiting_room: waitingRoom,
  waiting_room_participants: z.array(z.object({ ...waiting, accepted: z.literal(true).optional() })),
  banned_participants: z.array(z.object(ban)),
  muted: z.array(z.object({ ...mute, issued_by: id.optional() })),
  filters: filters.optional(),
});
export type ModerationState = z.infer<typeof moderationState>;

/** The moderation's part of a moderator's `resumed`: no missed event tells who waits. */
export const moderationMissed = moderationState.pick({ waiting_room_participants: true });
export type ModerationMissed = z.infer<typeof moderationMissed>;

export const moderationShown = moderationState
  .partial()
  .required({ raise_hands_enabled: true, display_name_change_restrictions: true })
  // A moderator has given the participant the name, which stays.
  .extend({ name_is_given: z.literal(true).optional() });
export type ModerationShown = z.infer<typeof moderationShown>;
