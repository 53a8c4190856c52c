import type { Id, ModerationState, Role, Timestamp } from "../../../protocol";
import type { Invitation } from "../../../room/base/room";
import { participantOf } from "../../../room/control/members";
import { BANS_LISTED, MAX_WAITING, MUTES_LISTED } from "../../kit/limits";
import type { InviteRow, ParticipantRow } from "./rows";
import { groupsOf, memberOf, mutedUntil, NEVER, PARTICIPANT } from "./rows";
import type { Statements } from "./statements";

type BanRow = Pick<ParticipantRow, "id" | "display_name"> & { readonly banned_at: Timestamp; readonly banned_by: Id };
type MuteRow = Pick<ParticipantRow, "id"> & { readonly muted_until: Timestamp; readonly muted_by: Id | null };
type Mute = { readonly until?: Timestamp; readonly issued_by: Id };
type UsedRow = Pick<InviteRow, "label" | "role" | "groups"> & { readonly invite_id: Id };
type WaitingPerson = ModerationState["waiting_room_participants"][number];

export function restrictionRowsBy({ reading, writing, among }: Statements) {
  const waiting = reading<ParticipantRow>(
    `SELECT ${PARTICIPANT} FROM "Participant" WHERE room_id = ? AND waiting_at > '' ORDER BY waiting_at, id LIMIT ${MAX_WAITING}`,
  );
  const countWaiting = reading<{ count: number }>(
    `SELECT CAST(COUNT(*) AS INTEGER) AS count FROM "Participant" WHERE room_id = ? AND waiting_at > ''`,
  );
  const bans = reading<BanRow>(
    `SELECT id, display_name, banned_at, banned_by FROM "Participant"
     WHERE room_id = ? AND banned_at > '' ORDER BY banned_at DESC LIMIT ${BANS_LISTED}`,
  );
  const mutes = reading<MuteRow>(
    `SELECT id, muted_until, muted_by FROM "Participant"
     WHERE room_id = ? AND muted_until > ? ORDER BY muted_until DESC LIMIT ${MUTES_LISTED}`,
  );
  const used = reading<UsedRow>(
    `SELECT "Invite".invite_id, label, role, groups FROM "Redemption" CROSS JOIN "Invite"
     WHERE participant_id = ? AND "Invite".code = "Redemption".code AND revoked_at IS NULL AND "Invite".invite_id <> ''`,
  );
  const cameBy = reading<UsedRow>(
    `SELECT invite_id, label, role, groups FROM "Invite" WHERE code = ? AND revoked_at IS NULL AND invite_id <> ''`,
  );
  const putBan = writing(`UPDATE "Participant" SET banned_at = ?, banned_by = ?, changed = ? WHERE id = ?`);
  const putMute = writing(`UPDATE "Participant" SET muted_until = ?, muted_by = ? WHERE id = ?`);
  const revoke = writing(`UPDATE "Invite" SET revoked_at = ? WHERE invite_id = ? AND revoked_at IS NULL`);
  const shutOut = writing(
    `UPDATE "Participant" SET admission = 'waiting', waiting_at = NULL, changed = ? WHERE id = ?`,
  );
  const shutOutAll = writing(
    `UPDATE "Participant" SET admission = 'waiting', waiting_at = NULL, changed = ? WHERE ${among("id")}`,
  );
  const accept = writing(
    `UPDATE "Participant" SET admission = 'accepted' WHERE admission = 'waiting' AND ${among("id")}`,
  );
  const acceptWaiting = writing(
    `UPDATE "Participant" SET admission = 'accepted' WHERE room_id = ? AND waiting_at > '' AND admission = 'waiting'`,
  );
  const decline = writing(
    `UPDATE "Participant" SET waiting_at = NULL, admission = 'waiting', declined_at = ? WHERE id = ?`,
  );
  const putWaiting = writing(`UPDATE "Participant" SET waiting_at = ? WHERE id = ?`);
  const admit = writing(
    `UPDATE "Participant"
     SET admission = NULL, stranger = NULL, waiting_at = NULL, declined_at = NULL, came_by = NULL,
         visible_from = ?, changed = ? WHERE id = ?`,
  );
  const invited = (rows: readonly UsedRow[]): Invitation[] =>
    rows.map(({ invite_id, label, role, groups }) => ({
      invite_id,
      ...(label !== null && { label }),
      role: role as Role,
      groups: groupsOf(groups),
    }));
  return {
    restricted: async (
      room_id: Id,
      now: Timestamp,
    ): Promise<Pick<ModerationState, "waiting_room_participants" | "banned_participants" | "muted">> => ({
      waiting_room_participants: (await waiting(room_id)).map(waitingPersonOf),
      banned_participants: (await bans(room_id)).map(({ id, ...ban }) => ({ participant_id: id, ...ban })),
      muted: (await mutes(room_id, now)).map(({ id, muted_until, muted_by }) => ({
        target: id,
        ...mutedUntil(muted_until),
        ...(muted_by !== null && { issued_by: muted_by }),
      })),
    }),
    countWaiting: async (room_id: Id) => (await countWaiting(room_id))[0]?.count ?? 0,
    /** The invitations that a participant used, or came to the door by, and that are not revoked. */
    redeemedBy: async ({ id, came_by }: { readonly id: Id; readonly came_by?: string | undefined }) =>
      invited([...(await used(id)), ...(came_by === undefined ? [] : await cameBy(came_by))]),
    putBan: (id: Id, ban: { readonly by: Id; readonly at: Timestamp } | undefined, number: number) =>
      putBan(ban?.at ?? null, ban?.by ?? null, number, id),
    putMute: (id: Id, mute: Mute | undefined) =>
      putMute(mute === undefined ? null : (mute.until ?? NEVER), mute?.issued_by ?? null, id),
    revoke: (invite_id: Id, at: Timestamp) => revoke(at, invite_id),
    shutOut: (id: Id, number: number) => shutOut(number, id),
    shutOutAll: (ids: readonly Id[], number: number) => shutOutAll(number, ids),
    accept: (ids: readonly Id[]) => accept(ids),
    acceptWaiting: (room_id: Id) => acceptWaiting(room_id),
    decline: (id: Id, at: Timestamp) => decline(at, id),
    putWaiting: (id: Id, since: Timestamp | undefined) => putWaiting(since ?? null, id),
    /** A participant is in. Earlier events were not for them: a session that resumes is told the whole state. */
    admit: (id: Id, { visible_from, number }: { readonly visible_from: number; readonly number: number }) =>
      admit(visible_from, number, id),
  };
}

function waitingPersonOf(row: ParticipantRow): WaitingPerson {
  const member = memberOf(row);
  return { ...waitingOf(member, row.waiting_at ?? ""), ...(member.waits?.isAccepted && { accepted: true }) };
}

export function waitingOf(member: Parameters<typeof participantOf>[0], since: Timestamp): WaitingPerson {
  const { id, module_data } = participantOf(member);
  const { left_at: _, hand_updated_at: __, ...control } = module_data.control;
  return { id, module_data: { ...module_data, control: { ...control, joined_at: since, hand_is_up: false } } };
}
