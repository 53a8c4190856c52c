import type { Addressee, Id, Role, StoredMessage } from "../../../protocol";
import type { Member } from "../../../room/base/room";
import type { PresentedInvite } from "../../../room/control/invitations";
import { participantOf } from "../../../room/control/members";
import type { Prisma } from "../generated/sqlite/client";
import { parsed } from "./trouble";

export type Transaction = Prisma.TransactionClient;
export type ParticipantRow = Prisma.ParticipantGetPayload<object>;
export type InviteRow = Prisma.InviteGetPayload<object>;
/** The columns of a participant's row. By name, here and elsewhere: a newer Parley may have added others meanwhile. */
export const PARTICIPANT =
  "id, room_id, identity, display_name, rank, sort_name, look, mark, role, is_room_owner, groups, invited_role, changed, passing, joined_at, left_at";
/** Stands in a participant's row for the number of the event that told the room of them, until there is one. */
export const UNANNOUNCED = -1;
/** What is asked of either database: one of them answers at once. */
export type Awaitable<T> = T | Promise<T>;

/** What a message's row shows of itself in a history. */
export type MessageRow = Pick<
  Prisma.MessageGetPayload<object>,
  "id" | "source" | "timestamp" | "scope" | "target" | "content"
>;

/** A row as the protocol shows it: without the target that a message to everyone does not have. */
export function messageOf({ target, ...row }: MessageRow): StoredMessage {
  return { ...row, ...(target !== null && { target }) } as StoredMessage;
}

/** A participant's row as the rules know it. */
export function memberOf(row: ParticipantRow): Member {
  return {
    id: row.id,
    display_name: row.display_name,
    role: row.role as Role,
    is_room_owner: row.is_room_owner,
    groups: groupsOf(row.groups),
    ...(row.invited_role && { invited_role: row.invited_role as Role }),
    joined_at: row.joined_at,
    ...(row.left_at && { left_at: row.left_at }),
  };
}

/** A participant's row as the protocol shows it. */
export function participantOfRow(row: ParticipantRow) {
  return participantOf(memberOf(row));
}

/** An invitation's row as the rules know it. */
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

/** Names of groups are kept as a JSON array. */
export function groupsOf(json: string): string[] {
  return parsed(json);
}

/** The correspondent in the key of a private conversation; `undefined` for any other conversation. */
export function correspondentIn(conversation: string, self: Id): Id | undefined {
  const [scope, one, other] = conversation.split(":");
  if (scope !== "private") return undefined;
  return one === self ? other : one;
}

/** The addressee in the key of a conversation, as a participant of it would name them. */
export function addresseeIn(conversation: string, self: Id): Addressee {
  const correspondent = correspondentIn(conversation, self);
  if (correspondent !== undefined) return { scope: "private", target: correspondent };
  return conversation === "global"
    ? { scope: "global" }
    : { scope: "group", target: conversation.slice("group:".length) };
}
