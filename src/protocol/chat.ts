import { z } from "zod";
import { emoji } from "./primitives/emoji";
import { MAX_MENTIONED_GROUPS, MAX_MENTIONS } from "./primitives/limits";
import { groupName, id, memberGroups, moderationReason, text, timestamp, uniqueUpTo } from "./primitives/primitives";

/** The room, a group (`target` is its name), or a participant (`target` is its id). */
export const addressee = z.discriminatedUnion("scope", [
  z.object({ scope: z.literal("global") }),
  z.object({ scope: z.literal("group"), target: groupName }),
  z.object({ scope: z.literal("private"), target: id }),
]);
export type Addressee = z.infer<typeof addressee>;

export function addressed<Fields extends z.ZodRawShape>(fields: Fields) {
  const [global, group, direct] = addressee.options;
  return z.discriminatedUnion("scope", [global.extend(fields), group.extend(fields), direct.extend(fields)]);
}

export const reply_to = id.optional();

/** The people whom a message mentions. The text holds their names, but only these fields say whom it means. */
export const mentionFields = {
  mentions: uniqueUpTo(MAX_MENTIONS, id).optional(),
  mention_groups: uniqueUpTo(MAX_MENTIONED_GROUPS, groupName).optional(),
  mention_all: z.literal(true).optional(),
};
export type Mentions = z.infer<z.ZodObject<typeof mentionFields>>;

/** EnableChat, DisableChat, SendMessage, ClearHistory, SetLastSeenTimestamp: the specification, "Commands". */
export const chatCommand = z.discriminatedUnion("action", [
  z.object({ action: z.literal("enable_chat") }),
  z.object({ action: z.literal("disable_chat") }),
  addressed({ action: z.literal("send_message"), content: text, reply_to, ...mentionFields }),
  z.object({ action: z.literal("clear_history") }),
  addressed({ action: z.literal("set_last_seen_timestamp"), timestamp }),
]);
export type ChatCommand = z.infer<typeof chatCommand>;

/** A message as it stands now. A deleted one keeps its place, without content. */
const sentMessage = {
  id,
  source: id,
  content: text,
  reply_to,
  ...mentionFields,
  edited_at: timestamp.optional(),
  edits: z.int().min(1).optional(),
  deleted_at: timestamp.optional(),
  deleted_by: id.optional(),
  deleted_reason: moderationReason.optional(),
};

/** The specification calls this list exhaustive. */
export const chatError = z.enum(["chat_disabled", "insufficient_permissions"]);

/** MessageSent and Error (the specification, "Events"), and the events that the commands imply. */
export const chatEvent = z.discriminatedUnion("message", [
  addressed({ message: z.literal("message_sent"), ...sentMessage }),
  z.object({ message: z.literal("chat_enabled"), issued_by: id }),
  z.object({ message: z.literal("chat_disabled"), issued_by: id }),
  z.object({ message: z.literal("history_cleared"), issued_by: id }),
  addressed({ message: z.literal("set_last_seen_timestamp"), timestamp }),
  z.object({ message: z.literal("error"), error: chatError }),
]);
export type ChatEvent = z.infer<typeof chatEvent>;

/** In the order of their first use. */
export const reactions = z.array(
  z.object({ reaction: emoji, count: z.int().min(1), mine: z.literal(true).optional() }),
);
export type Reactions = z.infer<typeof reactions>;

export const storedFields = { ...sentMessage, timestamp, reactions: reactions.optional() };
export const storedMessage = addressed(storedFields);
export type StoredMessage = z.infer<typeof storedMessage>;

/** The specification, "JoinSuccess". Histories are oldest first. */
export const chatState = z.object({
  enabled: z.boolean(),
  room_history: z.array(storedMessage),
  groups_history: z.array(z.object({ name: groupName, history: z.array(storedMessage) })),
  private_history: z.array(z.object({ correspondent: id, history: z.array(storedMessage) })),
  last_seen_timestamp_global: timestamp.optional(),
  last_seen_timestamps_private: z.record(id, timestamp),
  last_seen_timestamps_group: z.record(groupName, timestamp),
  // Present while the participant is muted; without `until` until it is lifted.
  muted: z.object({ until: timestamp.optional() }).optional(),
});
export type ChatState = z.infer<typeof chatState>;

export const chatMissed = chatState.pick({
  enabled: true,
  last_seen_timestamp_global: true,
  last_seen_timestamps_private: true,
  last_seen_timestamps_group: true,
  muted: true,
});

export const chatMember = z.object({ groups: memberGroups });
