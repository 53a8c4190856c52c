import type { Database } from "./connect";

/** For how long a repeated command is recognised, in days: a day more than is promised. */
const RECEIPT_DAYS = 8;

/** Ends every stay: after the start of a process that is alone, nobody is connected yet. */
export async function endAllStays({ write, isShared }: Database): Promise<void> {
  if (isShared) return;
  await write.stay.deleteMany();
  await write.lease.deleteMany();
  await write.participant.updateMany({ where: { left_at: null }, data: { left_at: new Date().toISOString() } });
  await write.room.updateMany({ where: { here: { gt: 0 } }, data: { here: 0 } });
}

/** Deletes the receipts that are too old to be asked for. */
export async function forgetOldReceipts({ write }: Database): Promise<void> {
  const oldest = new Date(Date.now() - RECEIPT_DAYS * 24 * 60 * 60 * 1000).toISOString();
  await write.receipt.deleteMany({ where: { timestamp: { lt: oldest } } });
}
