import type { Mentions } from "../../../protocol";
import type { RoomEvent } from "../../../room/base/room";

/** In bytes, besides the text. */
const ROW_BYTES = 256;

/** The count of a kind of reaction: measured, half as much work as a message. */
const COUNT_BYTES = 160;

const ID_BYTES = 39;

const ESCAPED = /["\\\p{Cc}]/u;

/** Most texts have nothing to escape, and skip the conversion, which takes as long as all the rest. */
export function textBytes(text: string): number {
  return ESCAPED.test(text) ? Buffer.byteLength(JSON.stringify(text)) : Buffer.byteLength(text) + 2;
}

export function weightOfRows(count: number): number {
  return count * ROW_BYTES;
}

type Reacted = { readonly reactions?: readonly unknown[] };
type Text = Mentions & Reacted & { readonly content: string };

export function weightOf(messages: readonly Text[]): number {
  const texts = messages.reduce((sum, it) => sum + textBytes(it.content) + mentionBytes(it), 0);
  return texts + weightOfReacted(messages);
}

export function weightOfReacted(messages: readonly Reacted[]): number {
  const counts = messages.reduce((sum, { reactions = [] }) => sum + reactions.length, 0);
  return weightOfRows(messages.length) + counts * COUNT_BYTES;
}

function mentionBytes({ mentions, mention_groups = [] }: Mentions): number {
  return (mentions?.length ?? 0) * ID_BYTES + mention_groups.reduce((sum, group) => sum + textBytes(group), 0);
}

export function weightOfEvents(events: readonly RoomEvent[]): number {
  const messages = events.flatMap(({ payload }) => (payload.message === "message_sent" ? [payload] : []));
  return weightOf(messages) + weightOfRows(events.length - messages.length);
}
