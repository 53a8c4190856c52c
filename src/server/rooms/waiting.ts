import { ASK_AGAIN_SECONDS } from "../../protocol";
import type { Member, Waiting } from "../../room/base/room";
import { refuse } from "../kit/bad-request";
import { MAX_WAITING, ROOM_FULL_RETRY_MS } from "../kit/limits";
import type { OpenRoom } from "../store/commit/open-room";
import { waitingOf } from "../store/tables/restriction-rows";

/** Refuses a participant for a minute after they were declined, and where there is no place. */
export async function wait(room: OpenRoom, member: Member, waits: Waiting): Promise<void> {
  const { now } = room;
  if (waits.declined_at !== undefined) {
    const again = Date.parse(waits.declined_at) + ASK_AGAIN_SECONDS * 1000;
    const retry_after_ms = again - Date.parse(now);
    if (retry_after_ms > 0) refuse("too_many_requests", { retry_after_ms });
  }
  if (waits.since !== undefined) return;
  const count = await room.rows.countWaiting(room.state.id);
  if (count >= MAX_WAITING) refuse("room_full", { retry_after_ms: ROOM_FULL_RETRY_MS });
  await room.rows.putWaiting(member.id, now);
  room.know({ ...member, waits: { ...waits, since: now } });
  room.emit([{ namespace: "moderation", payload: { message: "joined_waiting_room", ...waitingOf(member, now) } }]);
}

export async function goAway(room: OpenRoom, member: Member, { since: _, ...waits }: Waiting): Promise<void> {
  await room.rows.putWaiting(member.id, undefined);
  room.know({ ...member, waits });
  room.emit([{ namespace: "moderation", payload: { message: "left_waiting_room", id: member.id } }]);
}
