import type { Event } from "../../protocol";
import type { Room } from "./room";

/** The part of a room that holds the small states. */
export type Stateful = Pick<Room, "states">;

/**
 * A small state: what the decisions of a namespace need to know of a room, stored as one JSON text. It begins as
 * `initial`, and so does a field that a later version adds.
 */
export function smallState<State extends object>(namespace: Event["namespace"], initial: State) {
  return {
    of: ({ states }: Stateful): State => ({ ...initial, ...(states.get(namespace) as Partial<State> | undefined) }),
    in: <Whole extends Stateful>(room: Whole, state: State): Whole => ({
      ...room,
      states: new Map(room.states).set(namespace, state),
    }),
  };
}
