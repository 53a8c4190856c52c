import type { Id, Timestamp } from "../protocol";
import type { RoomEvent } from "../room/room";
import { Delivery } from "./delivery";
import { Joiner } from "./joiner";
import type { Outlet } from "./outlet";

/** How long events are gathered after a flush before the next one, in milliseconds. */
const GATHER_MS = 10;

type Channel = {
  readonly outlets: Set<Outlet>;
  /** The time of the newest event. */
  clock: Timestamp;
  quiet: boolean;
  waiting: boolean;
};

/** This process's sessions by room, and the delivery of what happens to all who may see it. */
export class Hub {
  readonly #channels = new Map<Id, Channel>();

  /** From now on the outlet gets what happens in the room. */
  listen(room_id: Id, outlet: Outlet): void {
    const channel = this.#channels.get(room_id) ?? { outlets: new Set(), clock: "", quiet: true, waiting: false };
    channel.outlets.add(outlet);
    this.#channels.set(room_id, channel);
  }

  leave(room_id: Id, outlet: Outlet): void {
    outlet.close();
    const channel = this.#channels.get(room_id);
    channel?.outlets.delete(outlet);
    if (channel?.outlets.size === 0) this.#channels.delete(room_id);
  }

  /**
   * Hands events to everybody in the room who may see them, in order. After a quiet moment they are written at once;
   * what follows within ten milliseconds goes out together, with one write for each socket.
   */
  deliver(room_id: Id, events: readonly RoomEvent[]): void {
    const channel = this.#channels.get(room_id);
    if (channel === undefined || events.length === 0) return;
    for (const event of events) {
      const delivery = new Delivery(event);
      for (const outlet of channel.outlets) outlet.take(delivery);
      channel.clock = event.timestamp;
    }
    if (channel.quiet) this.#flush(channel);
    else channel.waiting = true;
  }

  /** The time of the newest event that was delivered in a room; `""` before the first. */
  clock(room_id: Id): Timestamp {
    return this.#channels.get(room_id)?.clock ?? "";
  }

  #flush(channel: Channel): void {
    channel.quiet = false;
    channel.waiting = false;
    const joiner = new Joiner();
    for (const outlet of channel.outlets) outlet.flush(joiner);
    setTimeout(() => {
      if (channel.waiting) this.#flush(channel);
      else channel.quiet = true;
    }, GATHER_MS);
  }
}
