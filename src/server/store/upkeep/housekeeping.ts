import { timestampAt } from "../../../protocol";
import { RECEIPT_DAYS } from "../../kit/limits";
import type { Database } from "../database/database";

/** After the start of a lone process nobody is connected yet. */
export async function endAllStays({ write, isShared }: Database): Promise<void> {
  if (isShared) return;
  await write.stay.deleteMany();
  await write.lease.deleteMany();
  // A room's time may be ahead of the wall clock, and a participant must not leave before they came.
  await write.$executeRaw`
    UPDATE "Participant" SET left_at = max(${timestampAt(Date.now())}, (SELECT clock FROM "Room" WHERE id = room_id))
    WHERE left_at IS NULL`;
  await write.participant.updateMany({ where: { waiting_at: { not: null } }, data: { waiting_at: null } });
  await write.room.updateMany({ where: { here: { gt: 0 } }, data: { here: 0 } });
}

export async function forgetOldReceipts({ write }: Database): Promise<void> {
  const oldest = timestampAt(Date.now() - RECEIPT_DAYS * 24 * 60 * 60 * 1000);
  await write.receipt.deleteMany({ where: { timestamp: { lt: oldest } } });
}
