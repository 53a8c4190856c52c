import type { Id } from "../../protocol";
import type { RoomEvent } from "../../room/base/room";

export type Notice = {
  readonly room_id: Id;
  readonly events: readonly RoomEvent[];
  readonly isGone?: true;
};

/** It may lose, duplicate and reorder notices: a notice is a hint, and the store has the missing events. */
export type Bus = {
  /** Never throws, never waits. */
  publish(notice: Notice): void;
  listen(hear: (notice: Notice) => void): void;
  /** Resolves when it is subscribed, or after a timeout. */
  join(room_id: Id): Promise<void>;
  leave(room_id: Id): void;
  check(): Promise<void>;
  close(): Promise<void>;
};
