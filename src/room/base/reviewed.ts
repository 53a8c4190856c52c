import type { HeldMessage, Id, ReviewState } from "../../protocol";
import type { Room } from "./room";

export type KnownReport = {
  readonly message_id: Id;
  readonly by: Id;
  /** The author of the message; known where the report is to be settled. */
  readonly source?: Id;
  readonly isOpen: boolean;
};

export type WaitingMessage = Omit<HeldMessage, "timestamp">;

export type Review = {
  /** By id: the held messages in the commands. */
  readonly held: ReadonlyMap<Id, WaitingMessage>;
  /** Known where a command may add to them, as is `report_count`. */
  readonly held_count: number;
  /** By id: the reports in the commands, and those on their messages. */
  readonly reports: ReadonlyMap<Id, KnownReport>;
  readonly report_count: number;
  /** Absent unless a command needs it. */
  readonly shown?: ReviewState;
};

export const NOTHING_REVIEWED: Review = { held: new Map(), held_count: 0, reports: new Map(), report_count: 0 };

export function withHeld(room: Room, message: WaitingMessage): Room {
  const { review } = room;
  if (review.held.has(message.id)) return room;
  const held = new Map(review.held).set(message.id, message);
  return { ...room, review: { ...review, held, held_count: review.held_count + 1 } };
}

export function withoutHeld(room: Room, isGone: (message: WaitingMessage) => boolean): Room {
  const { review } = room;
  const held = new Map([...review.held].filter(([, it]) => !isGone(it)));
  const gone = review.held.size - held.size;
  return gone === 0 ? room : { ...room, review: { ...review, held, held_count: review.held_count - gone } };
}
