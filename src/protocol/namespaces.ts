import type { z } from "zod";
import { chatCommand, chatError, chatEvent, chatMember, chatMissed, chatState } from "./chat";
import { messagesCommand, messagesError, messagesEvent, messagesMissed, messagesState } from "./messages";
import { moderationCommand, moderationError, moderationEvent, moderationMissed, moderationShown } from "./moderation";
import { rules, rulesCommand, rulesError, rulesEvent } from "./rules";

export * from "./chat";
export * from "./messages";
export * from "./moderation";
export * from "./rules";

/**
 * The one list of namespaces; only `control` is apart. `joined` is a part of `join_success`, `member` of a participant,
 * and `missed` of `resumed`: absolute state that the missed events do not tell. An earlier Parley sends the chat's
 * parts alone, so a part of another namespace is optional.
 */
export const namespaces = {
  chat: {
    event: chatEvent,
    command: chatCommand,
    error: chatError,
    joined: chatState,
    missed: chatMissed,
    member: chatMember,
  },
  messages: {
    event: messagesEvent,
    command: messagesCommand,
    error: messagesError,
    joined: messagesState.optional(),
    missed: messagesMissed.optional(),
  },
  moderation: {
    event: moderationEvent,
    command: moderationCommand,
    error: moderationError,
    joined: moderationShown.optional(),
    missed: moderationMissed.optional(),
  },
  rules: {
    event: rulesEvent,
    command: rulesCommand,
    error: rulesError,
    joined: rules.optional(),
    missed: rules.optional(),
  },
};

type Namespaces = typeof namespaces;
type Part = "joined" | "missed" | "member";
type Parts<P extends Part> = {
  [N in keyof Namespaces as Namespaces[N] extends Record<P, z.ZodType> ? N : never]: Namespaces[N] extends Record<
    P,
    infer Schema
  >
    ? Schema
    : never;
};

export function partsOf<P extends Part>(part: P): Parts<P> {
  const parts = Object.entries(namespaces).flatMap(([name, { [part]: schema }]: [string, Record<string, z.ZodType>]) =>
    schema === undefined ? [] : [[name, schema] as const],
  );
  return Object.fromEntries(parts) as Parts<P>;
}
