import { z } from "zod";
import { addressed, mentionFields, reactions, reply_to, storedFields } from "./chat";
import { emoji } from "./primitives/emoji";
import { id, moderationReason, text, timestamp } from "./primitives/primitives";

const message_id = id;

/** The outcome of a report, which moderators bring about by other commands. */
const resolution = z.enum(["deleted", "muted", "banned", "dismissed"]);
export type Resolution = z.infer<typeof resolution>;

/** Changes of a sent message: `docs/protocol.md`, "messages". */
export const messagesCommand = z.discriminatedUnion("action", [
  z.object({ action: z.literal("edit"), message_id, content: text }),
  z.object({ action: z.literal("delete"), message_id, reason: moderationReason.optional() }),
  z.object({ action: z.literal("delete_messages_of"), target: id }),
  z.object({ action: z.literal("react"), message_id, reaction: emoji }),
  z.object({ action: z.literal("unreact"), message_id, reaction: emoji }),
  z.object({
    action: z.literal("pin"),
    message_id,
    announcement: z.boolean().optional(),
    until: timestamp.optional(),
  }),
  z.object({ action: z.literal("unpin"), message_id }),
  z.object({ action: z.literal("approve"), message_id }),
  z.object({ action: z.literal("reject"), message_id, reason: moderationReason.optional() }),
  z.object({ action: z.literal("report"), message_id, reason: moderationReason }),
  z.object({ action: z.literal("resolve_report"), report_id: id, resolution }),
  addressed({ action: z.literal("typing") }),
]);
export type MessagesCommand = z.infer<typeof messagesCommand>;

export const messagesError = z.enum([
  "insufficient_permissions",
  "not_the_author",
  "edit_window_over",
  "delete_window_over",
  "message_is_deleted",
  "reactions_disabled",
  "too_many_reactions",
  "cannot_pin",
  "too_many_pins",
  "not_allowed_while_held",
  "already_reported",
  "nothing_to_do",
]);

const counts = z.array(z.object({ reaction: emoji, count: z.int().min(1) }));

/** A pin without `until` has no end. An announcement is shown as a banner. */
const pin = { announcement: z.boolean(), until: timestamp.optional() };

const because = z.enum(["hold", "link", "word"]);
export type Because = z.infer<typeof because>;

/** Only moderators are told the rule, `because`. */
const held = {
  id,
  source: id,
  scope: z.literal("global"),
  content: text,
  reply_to,
  ...mentionFields,
  because: because.optional(),
};
const reported = {
  report_id: id,
  id,
  source: id,
  reason: moderationReason,
  by: id,
  content: text,
  edited_at: timestamp.optional(),
};

/** Events about a message carry its source and addressee, so that `sees` judges them without a lookup. */
export const messagesEvent = z.discriminatedUnion("message", [
  addressed({
    message: z.literal("message_edited"),
    id,
    source: id,
    content: text,
    edited_at: timestamp,
    edits: z.int().min(1),
  }),
  addressed({
    message: z.literal("message_deleted"),
    id,
    source: id,
    issued_by: id,
    reason: moderationReason.optional(),
  }),
  z.object({ message: z.literal("messages_deleted"), source: id, issued_by: id, count: z.int().min(1) }),
  addressed({ message: z.literal("message_pinned"), id, source: id, ...pin, issued_by: id }),
  addressed({ message: z.literal("message_unpinned"), id, source: id, issued_by: id }),
  z.object({ message: z.literal("message_held"), ...held }),
  z.object({ message: z.literal("message_approved"), id, source: id, issued_by: id }),
  z.object({
    message: z.literal("message_rejected"),
    id,
    source: id,
    reason: moderationReason.optional(),
    issued_by: id,
  }),
  addressed({ message: z.literal("message_reported"), ...reported }),
  z.object({ message: z.literal("report_resolved"), report_id: id, resolution, issued_by: id }),
  z.object({
    message: z.literal("report_changed"),
    id,
    content: z.string(),
    edited_at: timestamp.optional(),
  }),
  addressed({ message: z.literal("reactions_changed"), id, source: id, reactions: counts }),
  z.object({ message: z.literal("own_reactions"), id, reactions: z.array(emoji) }),
  addressed({ message: z.literal("typing"), source: id }),
  z.object({ message: z.literal("error"), error: messagesError }),
]);
export type MessagesEvent = z.infer<typeof messagesEvent>;

/** A pinned message as it stands now, without its reactions: it may be older than the histories. */
export const pinnedMessage = addressed({ ...storedFields, pinned_at: timestamp, ...pin });
export type PinnedMessage = z.infer<typeof pinnedMessage>;

/** Set in place of a text that a long review leaves out: `rooms.review` has it. */
const content_left_out = z.literal(true).optional();

export const heldMessage = z.object({ ...held, timestamp, content_left_out });
export type HeldMessage = z.infer<typeof heldMessage>;

export const openReport = addressed({ ...reported, timestamp, content_left_out });
export type OpenReport = z.infer<typeof openReport>;

/** Oldest first. */
export const reviewState = z.object({ held: z.array(heldMessage), reports: z.array(openReport) });
export type ReviewState = z.infer<typeof reviewState>;

/** Pins are in the order of pinning. Moderators have the whole review; others have their own held messages. */
export const messagesState = z.object({ pinned: z.array(pinnedMessage), ...reviewState.partial().shape });
export type MessagesState = z.infer<typeof messagesState>;

/** All reactions of the messages whose reactions changed meanwhile. */
export const messagesMissed = z.object({
  reactions: z.array(z.object({ id, reactions })),
});
export type MessagesMissed = z.infer<typeof messagesMissed>;
