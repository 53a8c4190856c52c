import type { Id, MessagesMissed, Reactions, StoredMessage } from "../../../protocol";
import type { Member } from "../../../room/base/room";
import { seesMessage } from "../../../room/base/viewer";
import { RESUMED_REACTIONS } from "../../kit/limits";
import type { CountRow } from "../database/message-rows";
import type { ReadRows } from "../database/read-rows";
import { messageOf } from "../database/rows";

/** Fills in the reactions of those messages that may have some (`messageOf` says so by an empty list). */
export async function withReactions(
  rows: ReadRows,
  viewer: Id,
  messages: readonly StoredMessage[],
): Promise<StoredMessage[]> {
  const ids = messages.flatMap(({ id, reactions }) => (reactions === undefined ? [] : [id]));
  if (ids.length === 0) return [...messages];
  const found = byMessage(await rows.reactionCounts(viewer, ids));
  return messages.map((message) => {
    const { reactions: _, ...rest } = message;
    const reactions = found.get(message.id);
    return (reactions === undefined ? rest : { ...rest, reactions }) as StoredMessage;
  });
}

/**
 * The reactions that changed since a number of the room, of messages that the participant may see. `undefined` when
 * they are too many to be told on returning.
 */
export async function missedReactions(
  rows: ReadRows,
  { room_id, self, after }: { readonly room_id: Id; readonly self: Member; readonly after: number },
): Promise<MessagesMissed | undefined> {
  const changed = await rows.reactedSince(room_id, after, RESUMED_REACTIONS + 1);
  if (changed.length > RESUMED_REACTIONS) return undefined;
  if (changed.length === 0) return { reactions: [] };
  const visible = (await rows.messagesBy(room_id, changed)).map(messageOf).filter((it) => seesMessage(self, it));
  const ids = visible.map(({ id }) => id);
  const found = byMessage(await rows.reactionCounts(self.id, ids));
  return { reactions: ids.map((id) => ({ id, reactions: found.get(id) ?? [] })) };
}

function byMessage(counts: readonly CountRow[]): Map<Id, Reactions> {
  const all = new Map<Id, Reactions>();
  for (const { message_id, reaction, count, mine } of counts) {
    const reactions = all.get(message_id) ?? [];
    reactions.push({ reaction, count, ...(mine === 1 && { mine: true as const }) });
    all.set(message_id, reactions);
  }
  return all;
}
