import type { Id, ModerationState, Role, Timestamp } from "../../../protocol";
import type { Invitation } from "../../../room/base/room";
import { BANS_LISTED, MUTES_LISTED } from "../../kit/limits";
import type { InviteRow, ParticipantRow } from "./rows";
import { groupsOf, mutedUntil, NEVER } from "./rows";
import type { Statements } from "./statements";

type BanRow = Pick<ParticipantRow, "id" | "display_name"> & { readonly banned_at: Timestamp; readonly banned_by: Id };
type MuteRow = Pick<ParticipantRow, "id"> & { readonly muted_until: Timestamp };
type UsedRow = Pick<InviteRow, "label" | "role" | "groups"> & { readonly invite_id: Id };

/** The statements about people whom moderators restrict, and about the invitations that they used. */
export function restrictionRowsBy({ reading, writing }: Statements) {
  const bans = reading<BanRow>(
    `SELECT id, display_name, banned_at, banned_by FROM "Participant"
     WHERE room_id = ? AND banned_at > '' ORDER BY banned_at DESC LIMIT ${BANS_LISTED}`,
  );
  const mutes = reading<MuteRow>(
    `SELECT id, muted_until FROM "Participant"
     WHERE room_id = ? AND muted_until > ? ORDER BY muted_until DESC LIMIT ${MUTES_LISTED}`,
  );
  const used = reading<UsedRow>(
    `SELECT "Invite".invite_id, label, role, groups FROM "Redemption" CROSS JOIN "Invite"
     WHERE participant_id = ? AND "Invite".code = "Redemption".code AND revoked_at IS NULL AND "Invite".invite_id <> ''`,
  );
  const putBan = writing(`UPDATE "Participant" SET banned_at = ?, banned_by = ? WHERE id = ?`);
  const putMute = writing(`UPDATE "Participant" SET muted_until = ? WHERE id = ?`);
  const revoke = writing(`UPDATE "Invite" SET revoked_at = ? WHERE invite_id = ? AND revoked_at IS NULL`);
  return {
    /** The newest bans, and the mutes that have not ended at a time of the room's clock. */
    restricted: async (room_id: Id, now: Timestamp): Promise<ModerationState> => ({
      banned_participants: (await bans(room_id)).map(({ id, ...ban }) => ({ participant_id: id, ...ban })),
      muted: (await mutes(room_id, now)).map(({ id, muted_until }) => ({ target: id, ...mutedUntil(muted_until) })),
    }),
    /** The invitations that a participant used and that are not revoked. */
    redeemedBy: async (participant_id: Id): Promise<Invitation[]> =>
      (await used(participant_id)).map(({ invite_id, label, role, groups }) => ({
        invite_id,
        ...(label !== null && { label }),
        role: role as Role,
        groups: groupsOf(groups),
      })),
    putBan: (id: Id, ban: { readonly by: Id; readonly at: Timestamp } | undefined) =>
      putBan(ban?.at ?? null, ban?.by ?? null, id),
    putMute: (id: Id, mute: { readonly until?: Timestamp } | undefined) =>
      putMute(mute === undefined ? null : (mute.until ?? NEVER), id),
    revoke: (invite_id: Id, at: Timestamp) => revoke(at, invite_id),
  };
}
