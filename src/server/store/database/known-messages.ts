import type { Addressee, Id } from "../../../protocol";
import type { KnownMessage, Pin } from "../../../room/base/message";
import type { CommitRows } from "./commit-rows";
import { messageOf } from "./rows";

/** The messages of a room that decisions are about, with everybody's reactions. */
export async function knownMessages(
  rows: Pick<CommitRows, "messagesBy" | "reactionsBy">,
  room_id: Id,
  ids: readonly Id[],
): Promise<KnownMessage[]> {
  const found = (await rows.messagesBy(room_id, ids)).map(messageOf);
  const reacted = found.flatMap(({ id, reactions }) => (reactions === undefined ? [] : [id]));
  const reactions = new Map<Id, Map<string, Set<Id>>>(reacted.map((id) => [id, new Map()]));
  for (const { message_id, participant_id, reaction, is_on } of reacted.length > 0
    ? await rows.reactionsBy(reacted)
    : []) {
    const kinds = reactions.get(message_id);
    // A kind that everybody took back keeps its place in the order.
    const by = kinds?.get(reaction) ?? new Set();
    if (is_on) by.add(participant_id);
    kinds?.set(reaction, by);
  }
  return found.map(({ id, source, timestamp, content, edits = 0, deleted_at, ...to }) => ({
    ...(to as Addressee),
    id,
    source,
    timestamp,
    content,
    edits,
    isDeleted: deleted_at !== undefined,
    reactions: reactions.get(id) ?? new Map(),
  }));
}

/** The pins of a room, also those that have ended. */
export async function knownPins(rows: Pick<CommitRows, "pinned">, room_id: Id): Promise<Map<Id, Pin>> {
  const pins = new Map<Id, Pin>();
  for (const { id, scope, announcement, until } of await rows.pinned(room_id))
    pins.set(id, { scope: scope as Pin["scope"], announcement, ...(until !== null && { until }) });
  return pins;
}
