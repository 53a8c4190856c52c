import { type Id, namedBy, type Resumed } from "../../protocol";
import { sees, type Viewer } from "../../room/audience";
import { lastSeen } from "./histories";
import type { Present } from "./present";
import { memberOf, type Transaction } from "./rows";
import { durable } from "./sequence";

type Resuming = { readonly room_id: Id; readonly participant_id: Id; readonly after: number; readonly limit: number };

/** How many events are judged at a time. */
const STRETCH = 200;

/**
 * What somebody is told who comes back and had everything up to a number: who is here, what was read, how much was
 * missed. Nothing where missed events alone would not tell it all: one is too far behind, ahead of the room, or has
 * other groups or another role since.
 */
export async function resumption(
  tx: Transaction,
  present: Present,
  { room_id, participant_id, after, limit }: Resuming,
) {
  const room = await tx.room.findUniqueOrThrow({ where: { id: room_id } });
  const row = await tx.participant.findUniqueOrThrow({ where: { id: participant_id } });
  if (after > room.head || room.head - after > limit || row.changed > after) return undefined;
  const self = memberOf(row);
  const { missed, named } = await missedBy(tx, self, { room_id, after, upTo: room.head });
  const people = await present.shownTo(tx, self.id, { room, named });
  const { display_name, role, is_room_owner } = self;
  const payload: Resumed = {
    message: "resumed",
    id: self.id,
    display_name,
    role,
    is_room_owner,
    missed,
    ...people,
    module_data: { chat: { enabled: room.enabled, ...(await lastSeen(tx, self)) } },
  };
  return { mark: { number: room.head, passing: room.passing }, timestamp: room.clock, self, payload };
}

/** How many events somebody has missed that they may see, and whom these name. */
async function missedBy(
  tx: Transaction,
  viewer: Viewer,
  range: { readonly room_id: Id; readonly after: number; readonly upTo: number },
) {
  const named = new Set<Id>();
  let missed = 0;
  for (let { after } = range; after < range.upTo; ) {
    const { events, upTo } = await durable(tx, { ...range, after, limit: STRETCH });
    const visible = events.filter((event) => sees(viewer, event));
    for (const { payload } of visible) for (const id of namedBy(payload)) named.add(id);
    missed += visible.length;
    after = upTo;
  }
  return { missed, named: [...named] };
}
