import type { Addressee, Id } from "../../../protocol";
import type { KnownMessage, Pin, Reacted } from "../../../room/base/message";
import type { ReactedRow, Reactors } from "../tables/message-rows";
import { messageOf } from "../tables/rows";
import type { CommitRows } from "./commit-rows";

export type Reacting = { readonly message_id: Id; readonly participant_id: Id; readonly reaction: string };
type ReactionRows = Pick<CommitRows, "reacted">;
type Sought = Reactors & { readonly messages: readonly Id[] };

export async function knownMessages(
  rows: Pick<CommitRows, "messagesBy"> & ReactionRows,
  { room_id, ids }: { readonly room_id: Id; readonly ids: readonly Id[] },
  sought: Sought,
): Promise<KnownMessage[]> {
  const [found, reactions] = await Promise.all([
    rows.messagesBy(room_id, ids),
    knownReactions(rows, sought.messages, sought),
  ]);
  return found.map((row) => {
    const { id, source, timestamp, content, edits = 0, edited_at, deleted_at, ...to } = messageOf(row);
    return {
      ...(to as Addressee),
      id,
      number: row.number,
      source,
      timestamp,
      content,
      edits,
      ...(edited_at !== undefined && { edited_at }),
      isDeleted: deleted_at !== undefined,
      reactions: reactions.get(id) ?? new Map(),
    };
  });
}

/** A message without any is left out. */
export async function knownReactions(
  rows: ReactionRows,
  messages: readonly Id[],
  reactors: Reactors,
): Promise<Map<Id, Reacted>> {
  const all = new Map<Id, Map<string, { count: number; by: Set<Id> }>>();
  if (messages.length === 0) return all;
  const found: ReactedRow[] = await rows.reacted(messages, reactors);
  for (const { message_id, reaction, count } of found) {
    if (count === null) continue;
    const kinds = all.get(message_id) ?? new Map();
    all.set(message_id, kinds.set(reaction, { count, by: new Set() }));
  }
  for (const { message_id, reaction, participant_id } of found)
    if (participant_id !== null) all.get(message_id)?.get(reaction)?.by.add(participant_id);
  return all;
}

/** Also those that have ended. */
export async function knownPins(rows: Pick<CommitRows, "pinned">, room_id: Id): Promise<Map<Id, Pin>> {
  const pins = new Map<Id, Pin>();
  for (const { id, scope, announcement, until } of await rows.pinned(room_id))
    pins.set(id, { scope: scope as Pin["scope"], announcement, ...(until !== null && { until }) });
  return pins;
}
