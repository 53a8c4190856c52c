import { z } from "zod";
import { reviewState } from "./messages";
import { moderationState } from "./moderation";
import { partsOf } from "./namespaces";
import { givenGroups, id, name, role, timestamp } from "./primitives/primitives";

const hand = { hand_is_up: z.boolean(), hand_updated_at: timestamp.optional() };

export const participant = z.object({
  id,
  module_data: z.object({
    control: z.object({
      display_name: name,
      role,
      is_room_owner: z.boolean(),
      joined_at: timestamp,
      left_at: timestamp.optional(),
      ...hand,
    }),
    ...partsOf("member"),
  }),
});
export type Participant = z.infer<typeof participant>;

export const controlCommand = z.discriminatedUnion("action", [
  z.object({ action: z.literal("grant_moderator_role"), target: id }),
  z.object({ action: z.literal("revoke_moderator_role"), target: id }),
  z.object({ action: z.literal("set_groups"), target: id, groups: givenGroups }),
  z.object({ action: z.literal("enter_room") }),
  z.object({ action: z.literal("raise_hand") }),
  z.object({ action: z.literal("lower_hand") }),
]);
export type ControlCommand = z.infer<typeof controlCommand>;

export const controlError = z.enum([
  "insufficient_permissions",
  "target_is_room_owner",
  "nothing_to_do",
  "not_accepted_or_not_in_waiting_room",
  "raise_hands_disabled",
]);

/**
 * The headcount, the recipient included, of a room too large for a list; `participants` then has only those in the
 * histories or the missed events, and those whose hand is up.
 */
const participantCount = z.int().min(1).optional();

/** The first event of a session: the whole state of the room that its participant may see. */
export const joinSuccess = z.object({
  message: z.literal("join_success"),
  id,
  display_name: name,
  role,
  is_room_owner: z.boolean(),
  ...hand,
  room_info: z.object({ id, title: name }),
  module_data: z.object(partsOf("joined")),
  participants: z.array(participant),
  participant_count: participantCount,
});
export type JoinSuccess = z.infer<typeof joinSuccess>;

/**
 * The first event of a returning session whose missed events can all be replayed: `missed` durable events follow.
 * `participants` are the other present ones, unless they are too many.
 */
export const resumed = z.object({
  message: z.literal("resumed"),
  id,
  display_name: name,
  role,
  is_room_owner: z.boolean(),
  ...hand,
  missed: z.int().min(0),
  participants: z.array(participant),
  participant_count: participantCount,
  module_data: z.object(partsOf("missed")),
});
export type Resumed = z.infer<typeof resumed>;

export const controlEvent = z.discriminatedUnion("message", [
  joinSuccess,
  resumed,
  participant.extend({ message: z.literal("joined") }),
  z.object({
    message: z.literal("left"),
    id,
    reason: z.enum(["quit", "timeout", "kicked", "banned", "sent_to_waiting_room", "session_ended"]),
  }),
  z.object({ message: z.literal("presence"), count: z.int().min(0) }),
  participant.extend({ message: z.literal("update"), old_name: name.optional() }),
  // With the parts of `join_success` that a new moderator has not seen.
  z.object({
    message: z.literal("role_updated"),
    new_role: role,
    module_data: z.object({ moderation: moderationState, messages: reviewState.optional() }).optional(),
  }),
  z.object({ message: z.literal("hand_raised") }),
  z.object({ message: z.literal("hand_lowered") }),
  z.object({ message: z.literal("flooding"), target: id }),
  z.object({ message: z.literal("error"), error: controlError }),
]);
export type ControlEvent = z.infer<typeof controlEvent>;
