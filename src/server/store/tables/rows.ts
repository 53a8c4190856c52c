import { givenAmong, type Mentions, type Role, type StoredMessage, type Timestamp } from "../../../protocol";
import type { Member, Waiting } from "../../../room/base/room";
import type { PresentedInvite } from "../../../room/control/invitations";
import { groupsIn, participantOf } from "../../../room/control/members";
import type { Prisma } from "../generated/sqlite/client";
import { parsed } from "./trouble";

export type Transaction = Prisma.TransactionClient;
export type ParticipantRow = Prisma.ParticipantGetPayload<object>;
export type InviteRow = Prisma.InviteGetPayload<object>;
/** Selected by name here and elsewhere: a newer version may have added other columns. */
export const PARTICIPANT =
  "id, room_id, identity, display_name, name_is_given, rank, sort_name, look, mark, role, is_room_owner, groups, invited_role, last_posted_at, visible_from, changed, passing, joined_at, left_at, banned_at, banned_by, muted_until, hand_updated_at, hand_passing, admission, stranger, waiting_at, declined_at, came_by";
/** The stored end of a mute that has none. */
export const NEVER = "9999-12-31T23:59:59.999999Z";
/** The event number in a participant's row until the join is announced. */
export const UNANNOUNCED = -1;
export type Awaitable<T> = T | Promise<T>;

export const MESSAGE =
  "id, source, timestamp, scope, target, content, reply_to, mentions, edited_at, edits, deleted_at, deleted_by, deleted_reason, reacted";
export type MessageRow = Pick<
  Prisma.MessageGetPayload<object>,
  | "id"
  | "source"
  | "timestamp"
  | "scope"
  | "target"
  | "content"
  | "reply_to"
  | "mentions"
  | "edited_at"
  | "edits"
  | "deleted_at"
  | "deleted_by"
  | "deleted_reason"
  | "reacted"
>;

/** A row in the protocol's form. `reactions` is empty where `withReactions` has to ask for them. */
export function messageOf(row: MessageRow): StoredMessage {
  const { id, source, timestamp, scope, target, content } = row;
  const message = { id, source, timestamp, scope, content, ...(target !== null && { target }) };
  const { reply_to, mentions, edited_at, edits, deleted_at, deleted_by, deleted_reason, reacted } = row;
  return {
    ...message,
    ...(reply_to !== null && { reply_to }),
    ...(mentions !== null && parsed<Mentions>(mentions)),
    ...(edited_at !== null && { edited_at, edits }),
    ...(reacted && { reactions: [] }),
    ...(deleted_at !== null && { deleted_at, deleted_by, ...(deleted_reason !== null && { deleted_reason }) }),
  } as StoredMessage;
}

export function memberOf(row: ParticipantRow): Member {
  return {
    id: row.id,
    display_name: row.display_name,
    role: row.role as Role,
    is_room_owner: row.is_room_owner,
    groups: groupsIn(row.role as Role, groupsOf(row.groups)),
    ...(row.invited_role && { invited_role: row.invited_role as Role }),
    visible_from: row.visible_from,
    ...(row.last_posted_at !== null && { last_posted_at: row.last_posted_at }),
    joined_at: row.joined_at,
    ...(row.left_at && { left_at: row.left_at }),
    ...(row.banned_at && { banned: { at: row.banned_at, by: row.banned_by ?? "" } }),
    ...(row.muted_until && { muted: mutedUntil(row.muted_until) }),
    ...(row.name_is_given === true && { name_is_given: true }),
    ...(row.hand_updated_at && { hand: row.hand_updated_at }),
    ...(row.admission && { waits: waitingOf(row) }),
  };
}

export function mutedUntil(stored: Timestamp): { until?: Timestamp } {
  return stored === NEVER ? {} : { until: stored };
}

function waitingOf({ admission, stranger, waiting_at, declined_at, came_by }: ParticipantRow): Waiting {
  return {
    ...(waiting_at && { since: waiting_at }),
    isAccepted: admission === "accepted",
    isStranger: stranger === true,
    ...(came_by && { came_by }),
    ...(declined_at && { declined_at }),
  };
}

export function participantOfRow(row: ParticipantRow) {
  return participantOf(memberOf(row));
}

export function presentedInvite(row: InviteRow): PresentedInvite {
  return {
    role: row.role as Role,
    groups: groupsOf(row.groups),
    uses: row.uses,
    ...(row.expires_at !== null && { expires_at: row.expires_at }),
    ...(row.max_uses !== null && { max_uses: row.max_uses }),
    ...(row.revoked_at !== null && { revoked_at: row.revoked_at }),
  };
}

export function groupsOf(json: string): string[] {
  return parsed(json);
}

/** The groups of a participant as they are stored: that of the moderators goes without saying. */
export function storedGroups(groups: readonly string[]): string {
  return JSON.stringify(givenAmong(groups));
}
