import type { RoomEvent } from "../../../room/base/room";

/** What a row costs to read and to write besides its text, in bytes. */
const ROW_BYTES = 256;

/** What JSON writes in another way; and some characters that it does not. */
const ESCAPED = /["\\\p{Cc}]/u;

/**
 * How many bytes a text takes as JSON. Most are in it as they are: they need not be made into JSON for it, which takes as
 * long as all the rest.
 */
export function textBytes(text: string): number {
  return ESCAPED.test(text) ? Buffer.byteLength(JSON.stringify(text)) : Buffer.byteLength(text) + 2;
}

/** What so many rows without much text cost, as bytes. */
export function weightOfRows(count: number): number {
  return count * ROW_BYTES;
}

/** What messages cost that are read for somebody, as bytes. */
export function weightOf(messages: readonly { readonly content: string }[]): number {
  return messages.reduce((sum, { content }) => sum + textBytes(content), weightOfRows(messages.length));
}

/** The same of events. */
export function weightOfEvents(events: readonly RoomEvent[]): number {
  const messages = events.flatMap(({ payload }) => (payload.message === "message_sent" ? [payload] : []));
  return weightOf(messages) + weightOfRows(events.length - messages.length);
}
