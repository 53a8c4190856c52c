import type { Id } from "../../../protocol";
import { ROOM_INVITATIONS } from "../../kit/limits";
import type { Transaction } from "./rows";

/**
 * Sorts before every time; the log has the real one. The row stays, because the log shows its contents, and
 * participants who presented it need not present another.
 */
export const UNLISTED = "";

/** Removes the oldest that are over (`inviteFault`); returns whether there is room. */
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
