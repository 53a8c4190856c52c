import type { RoomEvent } from "../../../room/base/room";

/** The cost of a row besides its text, in bytes. */
const ROW_BYTES = 256;

const ESCAPED = /["\\\p{Cc}]/u;

/**
 * The length of a text as JSON, in bytes. Most texts have nothing to escape, and skip the conversion, which takes as
 * long as all the rest.
 */
export function textBytes(text: string): number {
  return ESCAPED.test(text) ? Buffer.byteLength(JSON.stringify(text)) : Buffer.byteLength(text) + 2;
}

export function weightOfRows(count: number): number {
  return count * ROW_BYTES;
}

export function weightOf(messages: readonly { readonly content: string }[]): number {
  return messages.reduce((sum, { content }) => sum + textBytes(content), weightOfRows(messages.length));
}

export function weightOfEvents(events: readonly RoomEvent[]): number {
  const messages = events.flatMap(({ payload }) => (payload.message === "message_sent" ? [payload] : []));
  return weightOf(messages) + weightOfRows(events.length - messages.length);
}
