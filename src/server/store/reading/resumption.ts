import type { Id, Resumed } from "../../../protocol";
import { toldTo } from "../../../room/audience";
import type { Viewer } from "../../../room/base/viewer";
import { handOf } from "../../../room/control/members";
import { participantsIn } from "../../../room/namespaces";
import { admitted, refuse } from "../../kit/bad-request";
import { slowBreather } from "../../kit/event-loop";
import { REPLAY_EVENTS } from "../../kit/limits";
import type { Spend } from "../../limits/budget";
import type { ReadRows } from "../database/read-rows";
import { memberOf } from "../tables/rows";
import { resumedData } from "./module-data";
import type { PresenceCache } from "./presence-cache";
import { durableEvents } from "./sequence";
import { weightOfEvents, weightOfRows } from "./weight";

type Resuming = {
  readonly room_id: Id;
  readonly participant_id: Id;
  readonly after: number;
  readonly limit: number;
  readonly spend: Spend;
};

/**
 * `undefined` when the missed events are not enough: the client is too far behind or ahead, or the participant's role
 * or groups have changed.
 */
export async function resumption(
  rows: ReadRows,
  present: PresenceCache,
  { room_id, participant_id, after, limit, spend }: Resuming,
) {
  const room = (await rows.room(room_id)) ?? refuse("not_found");
  const row = (await rows.participant(participant_id)) ?? refuse("not_found");
  if (after > room.head || room.head - after > limit || row.changed > after) return undefined;
  const self = admitted(memberOf(row)) ?? refuse("not_found");
  const module_data = await resumedData({ rows, room, self, spend }, after);
  if (module_data === undefined) return undefined;
  const { missed, named } = await missedBy(rows, self, { room_id, after, upTo: room.head }, spend);
  const people = await present.shownTo(rows, self.id, { room, named });
  spend(weightOfRows(people.participants.length));
  const { display_name, role, is_room_owner } = self;
  const payload: Resumed = {
    message: "resumed",
    id: self.id,
    display_name,
    role,
    is_room_owner,
    ...handOf(self),
    missed,
    ...people,
    module_data,
  };
  return { mark: { number: room.head, passing: room.passing }, timestamp: room.clock, self, payload };
}

async function missedBy(
  rows: ReadRows,
  viewer: Viewer,
  range: { readonly room_id: Id; readonly after: number; readonly upTo: number },
  spend: Spend,
) {
  const breathe = slowBreather();
  const named = new Set<Id>();
  let missed = 0;
  for (let { after } = range; after < range.upTo; ) {
    const { events, upTo } = await durableEvents(rows, { ...range, after, limit: REPLAY_EVENTS });
    spend(weightOfEvents(events));
    await breathe();
    const visible = events.flatMap((event) => toldTo(viewer, event) ?? []);
    for (const event of visible) for (const id of participantsIn(event)) named.add(id);
    missed += visible.length;
    after = upTo;
  }
  return { missed, named: [...named] };
}
