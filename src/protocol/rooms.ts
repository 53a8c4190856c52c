import { z } from "zod";
import { addressed, addressee, storedMessage } from "./chat";
import { participant } from "./control";
import { pinnedMessage } from "./messages";
import { emoji } from "./primitives/emoji";
import {
  HITS,
  INVITE_CODE_LENGTH,
  INVITE_USES,
  MAX_MESSAGES,
  MAX_PEOPLE,
  MAX_TERM,
  MIN_TERM,
  NAME_LENGTH,
  PAGE_MESSAGES,
} from "./primitives/limits";
import {
  eventNumber,
  givenGroups,
  groups,
  id,
  listUpTo,
  logKind,
  name,
  role,
  timestamp,
  trimmedUpTo,
  upTo,
} from "./primitives/primitives";
import { LOG_KINDS } from "./primitives/words";

export const inviteCode = trimmedUpTo(INVITE_CODE_LENGTH);

export const createRoomInput = z.object({ title: name });

export const lookupInput = z
  .object({ room_id: id.optional(), invite: inviteCode.optional() })
  .refine((input) => input.room_id !== undefined || input.invite !== undefined, {
    message: "needs a room_id or an invite",
    path: ["room_id"],
  });

export const lookupResult = z.object({ room_id: id, title: name, role, member: z.boolean() });
export type LookupResult = z.infer<typeof lookupResult>;

/** `before` is the `next` of the last page. */
export const logInput = z.object({
  room_id: id,
  before: eventNumber.optional(),
  participant_id: id.optional(),
  kinds: listUpTo(LOG_KINDS.length, logKind).pipe(z.array(logKind).min(1)).optional(),
});
export type LogInput = z.infer<typeof logInput>;

/**
 * A durable event other than a message, for moderators. `id` is its number. `issued_by` is the participant whose command
 * led to it, `target` the one it is about, where the event itself does not say so.
 */
export const logEntry = z.object({
  id: eventNumber,
  namespace: z.string(),
  timestamp,
  issued_by: id.optional(),
  target: id.optional(),
  payload: z.looseObject({ message: z.string() }),
});
export type LogEntry = z.infer<typeof logEntry>;

/** Newest first. Without a `next`, nothing older fits. */
export const logPage = z.object({ entries: z.array(logEntry), next: eventNumber.optional() });
export type LogPage = z.infer<typeof logPage>;

export const roomInput = z.object({ room_id: id });

/** A page of present participants, filtered by a part of the name; or participants by id, present or not. */
export const participantsInput = z.object({
  room_id: id,
  after: id.optional(),
  query: upTo(NAME_LENGTH).optional(),
  ids: listUpTo(MAX_PEOPLE, id).pipe(z.array(id).min(1)).optional(),
  limit: z.int().min(1).max(MAX_PEOPLE).default(MAX_PEOPLE),
});
export type ParticipantsInput = z.infer<typeof participantsInput>;

/** `complete`: this is the last page. `participant_count`: the headcount. */
export const participantsPage = z.object({
  participants: z.array(participant),
  complete: z.boolean(),
  participant_count: z.int().min(0),
});
export type ParticipantsPage = z.infer<typeof participantsPage>;

export const createInviteInput = z.object({
  room_id: id,
  label: name.optional(),
  role,
  groups: givenGroups.optional(),
  expires_at: timestamp.optional(),
  max_uses: z.int().min(1).max(INVITE_USES).optional(),
});

export const invite = z.object({
  invite_id: id,
  code: z.string(),
  url: z.string(),
  label: name.optional(),
  role,
  groups,
  created_at: timestamp,
  issued_by: id.optional(),
  expires_at: timestamp.optional(),
  max_uses: z.int().optional(),
  uses: z.int(),
  revoked_at: timestamp.optional(),
});
export type Invite = z.infer<typeof invite>;

export const revokeInviteInput = z.object({ room_id: id, code: inviteCode });

const historyFields = {
  room_id: id,
  before: id.optional(),
  limit: z.int().min(1).max(PAGE_MESSAGES).default(PAGE_MESSAGES),
};

export const historyInput = z.discriminatedUnion("scope", [
  addressee.options[0].extend(historyFields),
  addressee.options[1].extend(historyFields),
  addressee.options[2].extend(historyFields),
]);
export type HistoryInput = z.infer<typeof historyInput>;

/** Oldest first, with absent participants. `complete`: nothing is older. `pinned` comes with the newest page. */
export const historyPage = z.object({
  messages: z.array(storedMessage),
  complete: z.boolean(),
  participants: z.array(participant),
  pinned: z.array(pinnedMessage).optional(),
  last_seen_timestamp: timestamp.optional(),
});
export type HistoryPage = z.infer<typeof historyPage>;

export const messagesInput = z.object({
  room_id: id,
  ids: listUpTo(MAX_MESSAGES, id).pipe(z.array(id).min(1)),
});
export type MessagesInput = z.infer<typeof messagesInput>;

/** The texts of messages that wait for moderators, or of which a report is open. */
export const reviewResult = z.object({ texts: z.array(z.object({ id, content: z.string() })) });
export type ReviewResult = z.infer<typeof reviewResult>;

/** The messages that exist and that the caller may see, in the order of the room. */
export const messagesResult = z.object({ messages: z.array(storedMessage) });

export const reactorsInput = z.object({ room_id: id, message_id: id, reaction: emoji, after: id.optional() });
export type ReactorsInput = z.infer<typeof reactorsInput>;

/** `complete`: this is the last page. */
export const reactorsPage = z.object({ participants: z.array(participant), complete: z.boolean() });
export type ReactorsPage = z.infer<typeof reactorsPage>;

const searchFields = {
  room_id: id,
  term: trimmedUpTo(MAX_TERM).refine((term) => term.length >= MIN_TERM, { message: "too short" }),
  source: id.optional(),
  has: z.literal("link").optional(),
  since: timestamp.optional(),
  until: timestamp.optional(),
  before: eventNumber.optional(),
  limit: z.int().min(1).max(MAX_MESSAGES).default(HITS),
};

/** Searches one conversation, or without a scope all that the caller may read. `before`: the `next` of the last page. */
export const searchInput = z.discriminatedUnion("scope", [
  z.object({ ...searchFields, scope: z.undefined().optional() }),
  ...addressed(searchFields).options,
]);
export type SearchInput = z.infer<typeof searchInput>;

/** Newest first. `complete`: everything older was searched, too; otherwise `next` is where the search goes on. */
export const searchPage = z.object({
  messages: z.array(storedMessage),
  complete: z.boolean(),
  next: eventNumber.optional(),
  participants: z.array(participant),
});
export type SearchPage = z.infer<typeof searchPage>;
