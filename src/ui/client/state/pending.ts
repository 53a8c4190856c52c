import type { Addressee, BadRequest, Id, Refusal, Timestamp } from "../../../protocol";
import type { Chosen } from "./chosen";

type OnItsWay = {
  readonly transaction_id: string;
  readonly to: Addressee;
  readonly timestamp: Timestamp;
  /** The addressee's name at the time of writing; they may be gone. */
  readonly name?: string;
  readonly kept?: boolean;
  readonly waits?: Waits;
  /** The server has carried it out on the message of this id: its event is about to show it. */
  readonly message_id?: Id;
  readonly refused?: Reason;
};

export type PendingMessage = OnItsWay & {
  readonly content: string;
  readonly reply_to?: Id;
  readonly chosen?: readonly Chosen[];
  /** The text was changed after the message may have left: an edit follows the receipt. */
  readonly reworded?: boolean;
  /** It has no text any more, and is deleted if it turns out to have reached the room. */
  readonly withdrawn?: boolean;
};

/** An edit of an own message, or a deletion, which has no `content`. */
export type PendingChange = OnItsWay & {
  readonly changes: Id;
  readonly content?: string;
};

export type Pending = PendingMessage | PendingChange;

export type Waits = "fault" | "too_many_requests";

/**
 * `fault`: the server failed in a way that is not worth repeating; `stale`: the server may have forgotten having it;
 * `another`: the room knew the user as somebody else.
 */
export type Reason = Refusal | BadRequest["reason"] | "fault" | "stale" | "another";

export function isChange(pending: Pending): pending is PendingChange {
  return "changes" in pending;
}

/** True for a deletion that is on its way. */
export function isRemoval(pending: Pending): pending is PendingChange {
  return isChange(pending) && pending.content === undefined && !pending.refused;
}

/** True for a message that is still to be sent with its text: the user can change it as it is. */
export function isUnsent(pending: Pending): pending is PendingMessage {
  return !isChange(pending) && !pending.message_id && !pending.refused && !pending.withdrawn;
}

/** It is the same in each tab. */
export function followUpOf(transaction_id: string): string {
  return `${transaction_id} after`;
}

export function followUp(pending: Pending, message_id: Id): PendingChange | undefined {
  if (isChange(pending) || !(pending.reworded || pending.withdrawn)) return undefined;
  const { transaction_id, to, timestamp, kept, content, withdrawn } = pending;
  return {
    transaction_id: followUpOf(transaction_id),
    to,
    timestamp,
    ...(kept && { kept }),
    changes: message_id,
    ...(!withdrawn && { content }),
  };
}
