import type { Id, Timestamp } from "../../protocol";

/** A quiet line among the messages to everyone about an event while the page was open. */
export type NoticeFields = {
  /** The participant who did it, or to whom it happened. */
  readonly who: Id;
  readonly timestamp: Timestamp;
};
