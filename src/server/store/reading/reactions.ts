import {
  type Id,
  MAX_PEOPLE,
  type MessagesMissed,
  type Reactions,
  type ReactorsInput,
  type ReactorsPage,
  type StoredMessage,
} from "../../../protocol";
import type { Member } from "../../../room/base/room";
import { seesMessage } from "../../../room/base/viewer";
import { GATHERED_NUMBERS, REACTIONS_LOOKED_AT, RESUMED_REACTIONS } from "../../kit/limits";
import { knownReactions } from "../database/known-messages";
import type { ReadRows } from "../database/read-rows";
import type { PlacedRow } from "../tables/message-rows";
import { messageOf } from "../tables/rows";
import { peopleOf } from "./roster";

/** `messageOf` gives messages that may have some an empty list. */
export async function withReactions(
  rows: ReadRows,
  viewer: Id,
  messages: readonly StoredMessage[],
): Promise<StoredMessage[]> {
  const ids = messages.flatMap(({ id, reactions }) => (reactions === undefined ? [] : [id]));
  if (ids.length === 0) return [...messages];
  const found = await seenReactions(rows, viewer, ids);
  return messages.map((message) => {
    const { reactions: _, ...rest } = message;
    const reactions = found.get(message.id);
    return (reactions === undefined ? rest : { ...rest, reactions }) as StoredMessage;
  });
}

export function seenMessages(rows: ReadRows, self: Member, found: readonly PlacedRow[]): Promise<StoredMessage[]> {
  return withReactions(rows, self.id, seenAmong(self, found));
}

function seenAmong(self: Member, found: readonly PlacedRow[]): StoredMessage[] {
  return found.flatMap((row) => {
    const message = messageOf(row);
    return seesMessage(self, message, row.number) ? [message] : [];
  });
}

/** From shortly before the number on, which may not have been told. `undefined` when they are too many. */
export async function missedReactions(
  rows: ReadRows,
  { room_id, self, after }: { readonly room_id: Id; readonly self: Member; readonly after: number },
): Promise<MessagesMissed | undefined> {
  const changed = await rows.reactedSince(room_id, after - GATHERED_NUMBERS, REACTIONS_LOOKED_AT);
  const ids = seenAmong(self, changed).map(({ id }) => id);
  if (ids.length > RESUMED_REACTIONS || changed.length === REACTIONS_LOOKED_AT) return undefined;
  const found = await seenReactions(rows, self.id, ids);
  return { reactions: ids.map((id) => ({ id, reactions: found.get(id) ?? [] })) };
}

export async function reactorsOf(
  rows: ReadRows,
  { room_id, message_id, reaction, after = "" }: ReactorsInput,
): Promise<{ readonly isSeenBy: (self: Member) => boolean; readonly page: ReactorsPage }> {
  const [row] = await rows.messagesBy(room_id, [message_id]);
  const found = row === undefined ? [] : await rows.reactors(message_id, reaction, after, MAX_PEOPLE + 1);
  const people = new Map((await peopleOf(rows, room_id, found.slice(0, MAX_PEOPLE))).map((it) => [it.id, it]));
  const participants = found.flatMap((id) => people.get(id) ?? []);
  const isSeenBy = (self: Member) => row !== undefined && seesMessage(self, messageOf(row), row.number);
  return { isSeenBy, page: { participants, complete: found.length <= MAX_PEOPLE } };
}

async function seenReactions(rows: ReadRows, viewer: Id, message_ids: readonly Id[]): Promise<Map<Id, Reactions>> {
  const known = await knownReactions(rows, message_ids, { participants: [viewer] });
  const seen = [...known].map(([id, kinds]): [Id, Reactions] => [
    id,
    [...kinds].map(([reaction, { count, by }]) => ({
      reaction,
      count,
      ...(by.has(viewer) && { mine: true as const }),
    })),
  ]);
  return new Map(seen);
}
