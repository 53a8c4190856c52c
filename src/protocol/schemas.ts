import { z } from "zod";
import { TRANSACTION_ID_LENGTH } from "./primitives/limits";
import { eventNumber, id, timestamp, upTo } from "./primitives/primitives";
import { byNamespace, refusal } from "./unions";

export * from "./control";
export * from "./namespaces";
export * from "./primitives/primitives";
export * from "./rooms";
export { type Refusal, refusal } from "./unions";

export const command = byNamespace("command", {});
export type Command = z.infer<typeof command>;

export const event = byNamespace("event", {});
export type Event = z.infer<typeof event>;

/** The client's own id of a command, which makes a retry safe. */
export const transactionId = upTo(TRANSACTION_ID_LENGTH);

/** An event as a connection receives it. Only the connections of the command's sender get the `transaction_id`. */
export const envelope = byNamespace("event", { timestamp, transaction_id: transactionId.optional() });
export type Envelope = z.infer<typeof envelope>;

export const sending = byNamespace("command", { transaction_id: transactionId.optional() });
export type Sending = z.infer<typeof sending>;

/**
 * `timestamp` is when the command was carried out, `error` the protocol's refusal. `held` messages wait for a
 * moderator; `unseen_by` are mentioned people who cannot see the message.
 */
export const receipt = z.union([
  z.object({
    timestamp,
    message_id: id.optional(),
    held: z.literal(true).optional(),
    unseen_by: z.array(id).optional(),
  }),
  z.object({ error: refusal }),
]);
export type Receipt = z.infer<typeof receipt>;

/** The input of `signaling.session`. With a numeric `lastEventId`, a participant's name and invitation are ignored. */
export const sessionInput = z.object({
  room_id: id,
  display_name: z.unknown().optional(),
  ask_if_taken: z.unknown().optional(),
  invite: z.unknown().optional(),
  lastEventId: z.unknown().optional(),
});

export const lastEventId = eventNumber.transform(Number);

export const badRequestReason = z.enum([
  "unauthenticated",
  "not_found",
  "invite_expired",
  "invite_used_up",
  "invite_revoked",
  "not_a_moderator",
  "room_locked",
  "room_creation_closed",
  "already_joined",
  "not_joined",
  "invalid_payload",
  "empty_content",
  "content_too_long",
  "unknown_participant",
  "not_a_member",
  "unknown_message",
  "unknown_report",
  "chat_locked",
  "muted",
  "banned",
  "slow_mode",
  "room_full",
  "content_blocked",
  "too_many_invites",
  "too_many_requests",
]);

export const nameRefusal = z.enum(["page_word", "moderator", "taken"]);
export type NameRefusal = z.infer<typeof nameRefusal>;

/** It is in the `data` of the tRPC error. */
export const badRequest = z.object({
  reason: badRequestReason,
  field: z.string().optional(),
  because: nameRefusal.optional(),
  /** For a taken name: a similar one that is free. */
  free_name: z.string().optional(),
  max_bytes: z.number().optional(),
  retry_after_ms: z.number().optional(),
  until: timestamp.optional(),
});
export type BadRequest = z.infer<typeof badRequest>;
