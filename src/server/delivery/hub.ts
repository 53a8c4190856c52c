import type { Id } from "../../protocol";
import type { RoomEvent } from "../../room/base/room";
import type { Bus, Notice } from "../bus/bus";
import type { Metrics } from "../kit/metrics";
import type { Mark, Store } from "../store/reading/store";
import { Channel } from "./channel";
import type { Outlet } from "./outlet";

const AGAIN_MS = 250;

type Parts = {
  readonly store: Store;
  readonly bus: Bus;
  readonly metrics: Metrics;
  readonly listLimit: number;
  readonly isBusyWith: (room_id: Id) => boolean;
  readonly report: (fault: unknown) => void;
};

/** A gap is read from the store, because another process's notice may be lost or late. */
export class Hub {
  readonly #parts: Parts;
  readonly #channels = new Map<Id, Channel>();
  /** The channels with a read in progress; `true` when another gap appeared meanwhile. */
  readonly #readings = new Map<Channel, boolean>();
  #isComparing = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get rooms(): number {
    return this.#channels.size;
  }

  /** Resolves when events of the other processes arrive, too. */
  listen(room_id: Id, outlet: Outlet): Promise<void> {
    let channel = this.#channels.get(room_id);
    if (channel === undefined) {
      const { bus, metrics, listLimit, isBusyWith } = this.#parts;
      channel = new Channel({
        joined: bus.join(room_id),
        listLimit,
        isMoreComing: () => isBusyWith(room_id),
        onFlush: (written, ms) => metrics.delivered(written, ms),
      });
      this.#channels.set(room_id, channel);
    }
    channel.add(outlet);
    return channel.joined;
  }

  leave(room_id: Id, outlet: Outlet): void {
    outlet.close();
    const channel = this.#channels.get(room_id);
    channel?.remove(outlet);
    if (!channel?.isEmpty) return;
    this.#channels.delete(room_id);
    this.#parts.bus.leave(room_id);
  }

  /** Returns `false` at a gap: the session lacks events, and has to read the state again. */
  knows(room_id: Id, mark: Mark): boolean {
    return this.#channels.get(room_id)?.knows(mark) ?? true;
  }

  broadcast(room_id: Id, events: readonly RoomEvent[]): void {
    if (events.length === 0) return;
    this.deliver(room_id, events);
    this.#parts.bus.publish({ room_id, events });
  }

  deliver(room_id: Id, events: readonly RoomEvent[]): void {
    const channel = this.#channels.get(room_id);
    if (channel?.deliver(events) === false) void this.#readMissing(room_id, channel);
  }

  dissolve(room_id: Id): void {
    this.#channels.get(room_id)?.dissolve();
    this.#parts.bus.publish({ room_id, events: [], isGone: true });
  }

  /** Takes another process's notice. A removal is checked in the store. */
  hear({ room_id, events, isGone }: Notice): void {
    if (isGone) void this.#compare([room_id]).catch(this.#parts.report);
    else this.deliver(room_id, events);
  }

  async compare(): Promise<void> {
    if (this.#isComparing) return;
    this.#isComparing = true;
    await this.#compare([...this.#channels.keys()]).finally(() => {
      this.#isComparing = false;
    });
  }

  async #compare(room_ids: readonly Id[]): Promise<void> {
    const marks = await this.#parts.store.marks(room_ids);
    const found = new Set(marks.map(({ id }) => id));
    for (const id of room_ids) if (!found.has(id)) this.#channels.get(id)?.dissolve();
    for (const { id, number, passing } of marks) {
      const channel = this.#channels.get(id);
      const known = channel?.mark;
      if (channel === undefined || known === undefined) continue;
      if (number > known.number || passing > known.passing) void this.#readMissing(id, channel);
    }
  }

  async #readMissing(room_id: Id, channel: Channel): Promise<void> {
    if (this.#readings.has(channel)) {
      this.#readings.set(channel, true);
      return;
    }
    try {
      for (let isAll = false; !isAll; ) {
        // Without a mark no session has begun, and each one will compare for itself.
        const known = channel.mark;
        if (this.#channels.get(room_id) !== channel || known === undefined) break;
        this.#readings.set(channel, false);
        const { events, mark, isAll: isWhole } = await this.#parts.store.since(room_id, known);
        channel.deliverMissing(events, mark);
        isAll = isWhole && this.#readings.get(channel) === false;
      }
      this.#readings.delete(channel);
    } catch (fault) {
      this.#parts.report(fault);
      this.#readings.delete(channel);
      setTimeout(() => void this.#readMissing(room_id, channel), AGAIN_MS).unref();
    }
  }
}
