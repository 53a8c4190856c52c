import type { Id } from "../protocol";
import type { RoomEvent } from "../room/room";
import type { Bus } from "./bus/bus";
import { Delivery } from "./delivery";
import { Headcount } from "./headcount";
import { Joiner } from "./joiner";
import type { Metrics } from "./metrics";
import type { Outlet } from "./outlet";
import type { Mark, Store } from "./store/store";

/** How long events are gathered after a flush before the next one, in milliseconds. */
const GATHER_MS = 10;
/** How long a reading that failed waits before it is tried again, in milliseconds. */
const AGAIN_MS = 250;

type Channel = {
  readonly outlets: Set<Outlet>;
  /** Settles when notices of the room come from the other processes. */
  readonly joined: Promise<void>;
  /** Up to where the room's events were delivered; unknown before one was, or a session has the room's state. */
  mark: Partial<Mark>;
  /** From where on they were: what came before the first one known was handed to nobody. */
  start: Partial<Mark>;
  /** Something is missing and being read; `again` when more turned out to be missing meanwhile. */
  reading: "no" | "once" | "again";
  readonly headcount: Headcount;
  quiet: boolean;
  waiting: boolean;
  /** Since when what the next flush writes has waited, in milliseconds of the process. */
  since: number;
};

type Parts = {
  readonly store: Store;
  readonly bus: Bus;
  readonly metrics: Metrics;
  /** Above so many people in a room they are counted, and not listed; 0: never. */
  readonly listLimit: number;
  /** Gets a fault that is nobody's request. */
  readonly report: (fault: unknown) => void;
};

/**
 * This process's sessions by room, and the delivery of what happens to all who may see it: in order, each event once.
 * What is missing between two events, because another process's notice was lost or is late, is read from the store.
 */
export class Hub {
  readonly #parts: Parts;
  readonly #channels = new Map<Id, Channel>();
  #isComparing = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** How many rooms somebody has a session in. */
  get rooms(): number {
    return this.#channels.size;
  }

  /** From now on the outlet gets what happens in the room; resolves when that goes for the other processes too. */
  listen(room_id: Id, outlet: Outlet): Promise<void> {
    let channel = this.#channels.get(room_id);
    if (channel === undefined) {
      const joined = this.#parts.bus.join(room_id);
      const marks = { mark: {}, start: {} };
      const headcount = new Headcount({ limit: this.#parts.listLimit, onDue: (event) => this.#tell(room_id, event) });
      const idle = { reading: "no", quiet: true, waiting: false, since: 0 } as const;
      channel = { outlets: new Set(), joined, ...marks, headcount, ...idle };
      this.#channels.set(room_id, channel);
    }
    channel.outlets.add(outlet);
    return channel.joined;
  }

  leave(room_id: Id, outlet: Outlet): void {
    outlet.close();
    const channel = this.#channels.get(room_id);
    channel?.outlets.delete(outlet);
    if (channel?.outlets.size !== 0) return;
    channel.headcount.close();
    this.#channels.delete(room_id);
    this.#parts.bus.leave(room_id);
  }

  /**
   * A session has the room's state up to a mark: what comes after it must come without a gap. Says no where delivery
   * began with a newer state of somebody else's: what lies between would be lacking, and the state has to be read again.
   */
  knows(room_id: Id, mark: Mark): boolean {
    const channel = this.#channels.get(room_id);
    if (channel === undefined) return true;
    channel.mark = { ...mark, ...channel.mark };
    const start = { ...mark, ...channel.start };
    channel.start = start;
    return mark.number >= start.number && mark.passing >= start.passing;
  }

  /** Delivers what this process has committed, or what passes, here and to the other processes. */
  announce(room_id: Id, events: readonly RoomEvent[]): void {
    if (events.length === 0) return;
    this.deliver(room_id, events);
    this.#parts.bus.publish({ room_id, events });
  }

  /**
   * Hands events to everybody in the room who may see them, in order. After a quiet moment they are written at once;
   * what follows within ten milliseconds goes out together, with one write for each socket.
   */
  deliver(room_id: Id, events: readonly RoomEvent[]): void {
    const channel = this.#channels.get(room_id);
    if (channel === undefined) return;
    for (const event of events) {
      const turn = turnOf(event, channel.mark);
      if (turn === "over") continue;
      if (turn === "early") {
        void this.#readMissing(room_id, channel);
        break;
      }
      this.#hand(channel, event);
    }
    this.#flushSoon(channel);
  }

  /** Compares what was delivered with what is stored, for all rooms, and reads what is missing. */
  async compare(): Promise<void> {
    if (this.#isComparing) return;
    this.#isComparing = true;
    await this.#compare().finally(() => {
      this.#isComparing = false;
    });
  }

  async #compare(): Promise<void> {
    const marks = await this.#parts.store.marks([...this.#channels.keys()]);
    for (const { id, number, passing } of marks) {
      const channel = this.#channels.get(id);
      if (channel === undefined || !isKnown(channel.mark)) continue;
      if (number > channel.mark.number || passing > channel.mark.passing) void this.#readMissing(id, channel);
    }
  }

  async #readMissing(room_id: Id, channel: Channel): Promise<void> {
    if (channel.reading !== "no") {
      channel.reading = "again";
      return;
    }
    channel.reading = "once";
    try {
      // Where it is not known, no session has begun, and each will compare for itself.
      while (this.#channels.get(room_id) === channel && isKnown(channel.mark)) {
        channel.reading = "once";
        const { events, mark, isAll } = await this.#parts.store.since(room_id, channel.mark);
        for (const event of events) if (turnOf(event, channel.mark) !== "over") this.#hand(channel, event);
        advance(channel, mark);
        this.#flushSoon(channel);
        if (isAll && wasOnce(channel)) break;
      }
      channel.reading = "no";
    } catch (fault) {
      this.#parts.report(fault);
      channel.reading = "no";
      setTimeout(() => void this.#readMissing(room_id, channel), AGAIN_MS).unref();
    }
  }

  #hand(channel: Channel, event: RoomEvent): void {
    if (!channel.headcount.note(event)) give(channel, event);
    advance(channel, event);
  }

  #tell(room_id: Id, event: RoomEvent): void {
    const channel = this.#channels.get(room_id);
    if (channel === undefined) return;
    give(channel, event);
    this.#flushSoon(channel);
  }

  #flushSoon(channel: Channel): void {
    if (!channel.waiting) channel.since = performance.now();
    if (channel.quiet) this.#flush(channel);
    else channel.waiting = true;
  }

  #flush(channel: Channel): void {
    channel.quiet = false;
    channel.waiting = false;
    const joiner = new Joiner();
    let written = 0;
    for (const outlet of channel.outlets) written += outlet.flush(joiner);
    if (written > 0) this.#parts.metrics.delivered(written, performance.now() - channel.since);
    setTimeout(() => {
      if (channel.waiting) this.#flush(channel);
      else channel.quiet = true;
    }, GATHER_MS);
  }
}

function give({ outlets }: Channel, event: RoomEvent): void {
  const delivery = new Delivery(event);
  for (const outlet of outlets) outlet.take(delivery);
}

/** Whether an event comes next, was delivered already, or comes before one that is missing. */
function turnOf({ number, passing }: RoomEvent, mark: Partial<Mark>): "next" | "over" | "early" {
  if (number !== undefined) return place(number, mark.number);
  return passing === undefined ? "next" : place(passing, mark.passing);
}

function place(number: number, last: number | undefined) {
  if (last === undefined || number === last + 1) return "next";
  return number <= last ? "over" : "early";
}

function advance({ mark, start }: Channel, { number, passing }: Partial<Mark>): void {
  if (number !== undefined) {
    start.number ??= number - 1;
    mark.number = Math.max(mark.number ?? 0, number);
  }
  if (passing !== undefined) {
    start.passing ??= passing - 1;
    mark.passing = Math.max(mark.passing ?? 0, passing);
  }
}

function isKnown(mark: Partial<Mark>): mark is Mark {
  return mark.number !== undefined && mark.passing !== undefined;
}

/** Read after an await, during which it may have changed. */
function wasOnce(channel: Channel): boolean {
  return channel.reading === "once";
}
