import type { Id, Timestamp } from "../../../protocol";
import { type Clocks, type Reading, timeIn } from "../../../room/base/clock";
import { ROOM_CLOCKS } from "../../kit/limits";

/**
 * The room's row is authoritative. This process remembers when it read the time, so that the room's time advances while
 * the wall clock is behind.
 */
export class RoomClocks {
  readonly #now: () => Clocks;
  readonly #readings = new Map<Id, Reading>();

  constructor(now = () => ({ wall: Date.now(), elapsed: performance.now() })) {
    this.#now = now;
  }

  read(room_id: Id, stored: Timestamp): Timestamp {
    const clocks = this.#now();
    const reading = this.#readings.get(room_id);
    // A remembered time that is later than the stored one belongs to a failed commit.
    const known = reading !== undefined && reading.time <= stored ? reading : undefined;
    const time = timeIn(stored, known, clocks);
    // Another process has stored a later time, so the room's time continues from there.
    if (known === undefined || (time === stored && known.time < stored))
      this.#remember(room_id, { time: stored, elapsed: clocks.elapsed });
    return time;
  }

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
