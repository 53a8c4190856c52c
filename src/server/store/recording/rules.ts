import type { Id } from "../../../protocol";
import type { RoomEvent } from "../../../room/base/room";
import type { CommitRows } from "../database/commit-rows";

type RulesEvent = Extract<RoomEvent, { namespace: "rules" }>;

/** Slow mode counts from what was said before. */
export async function recordRules(
  rows: CommitRows,
  { room_id, head }: { readonly room_id: Id; readonly head: number },
  { payload, number = head }: RulesEvent,
): Promise<void> {
  if (payload.message === "filters_changed") return rows.putFilters(room_id, payload, number);
  if (payload.message !== "rules_changed") return;
  if (!payload.changed.some(({ field, from }) => field === "slow_mode_seconds" && from === 0)) return;
  const posts = await rows.newestPosts(room_id, head);
  for (const { source, timestamp } of posts) await rows.putLastPosted(source, timestamp);
}
