import type { Id, Timestamp } from "../../../src/protocol";
import type { Deed } from "../deeds";
import type { Ledger, Numbered } from "../ledger";
import { countUpTo, firstAfter } from "../timeline";

/** A message that had to wait for a moderator. */
export type HeldOnce = {
  readonly id: Id;
  readonly source: Id;
  /** Its number, or the last one before it where nobody was told of it. */
  readonly since: number;
  readonly isTold: boolean;
  /** The number of its approval; infinity without one. */
  readonly approved: number;
  /** The number from which it does not wait any more: it was approved, rejected, taken back or cleared. */
  readonly over: number;
};

export type Held = ReadonlyMap<Id, HeldOnce>;

/** All messages that had to wait, as events and receipts tell. */
export function heldIn(deeds: readonly Deed[], ledger: Ledger): Held {
  const sorted = [...ledger.events.values()].sort((one, other) => one.number - other.number);
  const ends = endsIn(sorted);
  const all = new Map<Id, HeldOnce>();
  const note = (id: Id, source: Id, since: number, isTold: boolean) => {
    if (all.has(id)) return;
    const approved = ends.approved.get(id) ?? Number.POSITIVE_INFINITY;
    const rejected = ends.rejected.get(id) ?? Number.POSITIVE_INFINITY;
    const purged = firstAfter(ends.purges.get(source) ?? [], since);
    const over = Math.min(approved, rejected, purged, firstAfter(ledger.clears, since));
    all.set(id, { id, source, since, isTold, approved, over });
  };
  for (const { number, event } of sorted)
    if (event.payload.message === "message_held") note(event.payload.id, event.payload.source, number, true);
  for (const { who, receipts } of deeds) {
    const [receipt] = receipts;
    if (receipt?.held && receipt.message_id !== undefined)
      note(receipt.message_id, who, lastAt(sorted, receipt.timestamp), false);
  }
  return all;
}

/** True of a message that a moderator has let in: it was said earlier. */
export function isApproved({ events }: Ledger, { number, event }: Numbered): boolean {
  const before = events.get(number - 1)?.event.payload;
  return (
    event.payload.message === "message_sent" && before?.message === "message_approved" && before.id === event.payload.id
  );
}

function lastAt(sorted: readonly Numbered[], time: Timestamp): number {
  return sorted[countUpTo(sorted, time, ({ timestamp }) => timestamp) - 1]?.number ?? 0;
}

/** The first of each kind of end: by message, and by author. */
function endsIn(sorted: readonly Numbered[]) {
  const [approved, rejected] = [new Map<Id, number>(), new Map<Id, number>()];
  const purges = new Map<Id, number[]>();
  for (const { number, event } of sorted) {
    const { payload } = event;
    if (payload.message === "message_approved" && !approved.has(payload.id)) approved.set(payload.id, number);
    if (payload.message === "message_rejected" && !rejected.has(payload.id)) rejected.set(payload.id, number);
    if (payload.message === "messages_deleted")
      purges.set(payload.source, [...(purges.get(payload.source) ?? []), number]);
  }
  return { approved, rejected, purges };
}
