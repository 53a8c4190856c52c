import { z } from "zod";
import { byNamespace, refusal } from "./namespaces";
import { eventNumber, id, upTo } from "./primitives/primitives";
import { timestamp } from "./primitives/timestamp";

export * from "./chat";
export * from "./control";
export * from "./moderation";
export { isKnownEvent, type Refusal, refusal } from "./namespaces";
export * from "./primitives/folded";
export * from "./primitives/frames";
export { showsNothing } from "./primitives/invisible-characters";
export * from "./primitives/primitives";
export * from "./primitives/timestamp";
export * from "./rooms";

/** What a participant asks for, by namespace. */
export const command = byNamespace("command", {});
export type Command = z.infer<typeof command>;

/** What happens in a room, by namespace. */
export const event = byNamespace("event", {});
export type Event = z.infer<typeof event>;

/** The client's own name for a command, which makes it safe to repeat. */
export const transactionId = upTo(64);

/** An event as a connection gets it. `transaction_id` stands only on the connections of whose command led to it. */
export const envelope = byNamespace("event", { timestamp, transaction_id: transactionId.optional() });
export type Envelope = z.infer<typeof envelope>;

/** The input of `signaling.send`. */
export const sending = byNamespace("command", { transaction_id: transactionId.optional() });
export type Sending = z.infer<typeof sending>;

/** The answer to a command: `timestamp` when it was carried out, `error` when the protocol refused it. */
export const receipt = z.union([z.object({ timestamp, message_id: id.optional() }), z.object({ error: refusal })]);
export type Receipt = z.infer<typeof receipt>;

/**
 * The input of `signaling.session`. With a `lastEventId` that is a number a participant's name and invitation are
 * ignored, so they are looked at only when they count.
 */
export const sessionInput = z.object({
  room_id: id,
  display_name: z.unknown().optional(),
  ask_if_taken: z.unknown().optional(),
  invite: z.unknown().optional(),
  lastEventId: z.unknown().optional(),
});

/** The id of the last event that a client saw, if it is one. */
export const lastEventId = eventNumber.transform(Number);

export const badRequestReason = z.enum([
  "unauthenticated",
  "not_found",
  "invite_expired",
  "invite_used_up",
  "invite_revoked",
  "not_a_moderator",
  "room_creation_closed",
  "already_joined",
  "not_joined",
  "invalid_payload",
  "empty_content",
  "content_too_long",
  "unknown_participant",
  "not_a_member",
  "unknown_message",
  "too_many_invites",
  "too_many_requests",
]);

/** Why a name cannot be had: it is the page's own word, looks like a moderator's, or another participant has it. */
export const nameRefusal = z.enum(["page_word", "moderator", "taken"]);
export type NameRefusal = z.infer<typeof nameRefusal>;

/** Why a request is bad, and what the caller needs to do better. It travels in the `data` of the tRPC error. */
export const badRequest = z.object({
  reason: badRequestReason,
  field: z.string().optional(),
  /** Of a name: why it cannot be had, where its form is right. */
  because: nameRefusal.optional(),
  /** Of a name that is taken: one like it that is free. */
  free_name: z.string().optional(),
  max_bytes: z.number().optional(),
  retry_after_ms: z.number().optional(),
});
export type BadRequest = z.infer<typeof badRequest>;
