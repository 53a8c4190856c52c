import { z } from "zod";
import { MUTE_SECONDS } from "./primitives/limits";
import { groups, id, moderationReason, name, role, timestamp } from "./primitives/primitives";

const target = id;
const reason = moderationReason.optional();

/** Ban, Unban, MuteChat, UnmuteChat: `docs/protocol.md`, "moderation". */
export const moderationCommand = z.discriminatedUnion("action", [
  z.object({ action: z.literal("ban"), target, revoke_invite: z.boolean().optional() }),
  z.object({ action: z.literal("unban"), target }),
  // Without `seconds` until it is lifted.
  z.object({ action: z.literal("mute_chat"), target, seconds: z.int().min(1).max(MUTE_SECONDS).optional(), reason }),
  z.object({ action: z.literal("unmute_chat"), target }),
]);
export type ModerationCommand = z.infer<typeof moderationCommand>;

export const moderationError = z.enum([
  "insufficient_permissions",
  "cannot_ban_self",
  "cannot_ban_room_owner",
  "already_banned",
  "already_unbanned",
  "cannot_mute_room_owner",
  "nothing_to_do",
]);

/** An invitation for moderators: without its code, which opens the room. `issued_by` is absent before they join. */
const invitation = { invite_id: id, label: name.optional(), role, groups, issued_by: id.optional() };

const ban = { participant_id: id, display_name: name, banned_by: id, banned_at: timestamp };
const mute = { target, until: timestamp.optional() };

export const moderationEvent = z.discriminatedUnion("message", [
  z.object({ message: z.literal("invitation_created"), ...invitation }),
  z.object({ message: z.literal("invitation_revoked"), ...invitation }),
  // The last event of a session.
  z.object({ message: z.literal("banned") }),
  z.object({ message: z.literal("participant_banned"), ...ban }),
  z.object({ message: z.literal("participant_unbanned"), participant_id: id, issued_by: id }),
  z.object({ message: z.literal("chat_muted"), ...mute, reason, issued_by: id }),
  z.object({ message: z.literal("chat_unmuted"), target, issued_by: id }),
  z.object({ message: z.literal("error"), error: moderationError }),
]);
export type ModerationEvent = z.infer<typeof moderationEvent>;

/** The moderation's part of a moderator's `join_success`: the newest bans, and the mutes that have not ended. */
export const moderationState = z.object({
  banned_participants: z.array(z.object(ban)),
  muted: z.array(z.object(mute)),
});
export type ModerationState = z.infer<typeof moderationState>;
