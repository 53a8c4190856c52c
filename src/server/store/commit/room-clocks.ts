import type { Id, Timestamp } from "../../../protocol";
import { type Clocks, type Reading, timeIn } from "../../../room/base/clock";
import { ROOM_CLOCKS } from "../../kit/limits";

/**
 * What time it is in each room. The room's row has the truth; this process remembers when it saw it, so that time goes
 * on while the wall clock is behind.
 */
export class RoomClocks {
  readonly #now: () => Clocks;
  readonly #readings = new Map<Id, Reading>();

  constructor(now = () => ({ wall: Date.now(), elapsed: performance.now() })) {
    this.#now = now;
  }

  /** What time it is in a room whose row has this time. */
  read(room_id: Id, stored: Timestamp): Timestamp {
    const clocks = this.#now();
    const reading = this.#readings.get(room_id);
    // A later time than the stored one is of a commit that failed.
    const known = reading !== undefined && reading.time <= stored ? reading : undefined;
    const time = timeIn(stored, known, clocks);
    // Another process has written a later one: time goes on from there.
    if (known === undefined || (time === stored && known.time < stored))
      this.#remember(room_id, { time: stored, elapsed: clocks.elapsed });
    return time;
  }

  /** Remembers the time that is being written to a room's row. */
  wrote(room_id: Id, time: Timestamp): void {
    this.#remember(room_id, { time, elapsed: this.#now().elapsed });
  }

  #remember(room_id: Id, reading: Reading): void {
    this.#readings.delete(room_id);
    this.#readings.set(room_id, reading);
    if (this.#readings.size <= ROOM_CLOCKS) return;
    const [oldest] = this.#readings.keys();
    if (oldest !== undefined) this.#readings.delete(oldest);
  }
}
