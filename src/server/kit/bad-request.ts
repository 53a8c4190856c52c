import { TRPCError } from "@trpc/server";
import type { ZodError } from "zod";
import type { BadRequest } from "../../protocol";
import type { Member } from "../../room/base/room";

const CODES: Record<BadRequest["reason"], TRPCError["code"]> = {
  unauthenticated: "UNAUTHORIZED",
  not_found: "NOT_FOUND",
  invite_expired: "FORBIDDEN",
  invite_used_up: "FORBIDDEN",
  invite_revoked: "FORBIDDEN",
  not_a_moderator: "FORBIDDEN",
  room_locked: "FORBIDDEN",
  room_creation_closed: "FORBIDDEN",
  already_joined: "BAD_REQUEST",
  not_joined: "BAD_REQUEST",
  invalid_payload: "BAD_REQUEST",
  empty_content: "BAD_REQUEST",
  content_too_long: "BAD_REQUEST",
  unknown_participant: "BAD_REQUEST",
  not_a_member: "BAD_REQUEST",
  too_many_invites: "BAD_REQUEST",
  unknown_message: "BAD_REQUEST",
  unknown_report: "BAD_REQUEST",
  chat_locked: "FORBIDDEN",
  muted: "FORBIDDEN",
  banned: "FORBIDDEN",
  slow_mode: "TOO_MANY_REQUESTS",
  room_full: "TOO_MANY_REQUESTS",
  content_blocked: "BAD_REQUEST",
  too_many_requests: "TOO_MANY_REQUESTS",
};

/** Nothing was changed. */
export class BadRequestError extends TRPCError {
  readonly bad: BadRequest;

  constructor(bad: BadRequest) {
    super({ code: CODES[bad.reason], message: bad.reason });
    this.bad = bad;
  }
}

export function refuse(reason: BadRequest["reason"], more: Partial<BadRequest> = {}): never {
  throw new BadRequestError({ reason, ...more });
}

export function fieldOf(error: ZodError): string {
  return error.issues[0]?.path.join(".") ?? "";
}

type Standing = Pick<Member, "banned" | "waits">;

export function notBanned<Found extends Standing | undefined>(member: Found): Found {
  return member?.banned === undefined ? member : refuse("banned");
}

/**
 * `undefined` for a participant who waits to be let in; refuses a banned one. Each way of an identity into a room goes
 * through here: sessions, commands, queries.
 */
export function admitted<Found extends Standing>(member: Found | undefined): Found | undefined {
  return notBanned(member)?.waits === undefined ? member : undefined;
}
