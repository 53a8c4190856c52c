import type { Id } from "../../../protocol";
import { ROOM_INVITATIONS } from "../../kit/limits";
import type { Transaction } from "../database/rows";

/**
 * When an invitation was made that is not listed any more. It comes before every time; when it was made, the log knows.
 * The row stays: the log shows what it gave, and whoever presented it is not asked about it again.
 */
export const UNLISTED = "";

/**
 * Makes a place in a room's list of invitations, where it is full: the oldest that are over leave it, as
 * `inviteFault` judges them. Says whether there is one.
 */
export async function makePlace(tx: Transaction, room_id: Id, now: string): Promise<boolean> {
  const listed = await tx.invite.count({ where: { room_id, created_at: { gt: UNLISTED } } });
  const tooMany = listed + 1 - ROOM_INVITATIONS;
  if (tooMany <= 0) return true;
  const left = await tx.$executeRaw`
    UPDATE "Invite" SET created_at = ${UNLISTED} WHERE code IN (
      SELECT code FROM "Invite" WHERE room_id = ${room_id} AND created_at > ${UNLISTED}
      AND (revoked_at IS NOT NULL OR expires_at <= ${now} OR uses >= max_uses)
      ORDER BY created_at, code LIMIT ${tooMany})`;
  return left === tooMany;
}
