import type { Event } from "../../protocol";
import type { Room } from "./room";

export type Stateful = Pick<Room, "states">;

/** A namespace's state, stored as one JSON text. Fields that a later version adds begin as in `initial`. */
export function smallState<State extends object>(namespace: Event["namespace"], initial: State) {
  return {
    of: ({ states }: Stateful): State => ({ ...initial, ...(states.get(namespace) as Partial<State> | undefined) }),
    in: <Whole extends Stateful>(room: Whole, state: State): Whole => ({
      ...room,
      states: new Map(room.states).set(namespace, state),
    }),
  };
}
