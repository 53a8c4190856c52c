import type { Id } from "../../protocol";
import type { RoomEvent } from "../../room/base/room";

/** What happened in a room, on its way from the process where it was committed to all others. */
export type Notice = {
  readonly room_id: Id;
  readonly events: readonly RoomEvent[];
  /** The room is no more. */
  readonly isGone?: true;
};

/**
 * Carries notices between processes. It may lose, double and reorder them: what it says is only a hint, and the store
 * is asked for what is missing.
 */
export type Bus = {
  /** Tells the other processes; never fails, never waits. */
  publish(notice: Notice): void;
  /** From now on the notices of other processes are heard. */
  listen(hear: (notice: Notice) => void): void;
  /** From now on notices of a room are wanted. Resolves when they come, or when it takes too long. */
  join(room_id: Id): Promise<void>;
  leave(room_id: Id): void;
  /** Rejects when the bus does not answer. */
  check(): Promise<void>;
  close(): Promise<void>;
};
