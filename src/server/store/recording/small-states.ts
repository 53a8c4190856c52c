import type { Id } from "../../../protocol";
import type { Room, RoomEvent } from "../../../room/base/room";
import type { CommitRows } from "../database/commit-rows";

type States = Room["states"];
type Change = {
  readonly room_id: Id;
  readonly before: States;
  readonly after: States;
  readonly events: readonly RoomEvent[];
};

export async function recordStates(
  rows: Pick<CommitRows, "putSmallState">,
  { room_id, before, after, events }: Change,
): Promise<void> {
  for (const [namespace, state] of after) {
    if (before.get(namespace) === state) continue;
    const tally = events.findLast((event) => event.namespace === namespace && event.passing !== undefined);
    await rows.putSmallState({ room_id, namespace, state, passing: tally?.passing ?? 0 });
  }
}
