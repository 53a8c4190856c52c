import { type Timestamp, timestampAt } from "../../../protocol";

/**
 * The room's clock, as far as events tell of it: the newest moment that came, and the time since then. It is never
 * ahead of the room's own.
 */
export class RoomClock {
  readonly #elapsed: () => number;
  #ahead: number | undefined;

  /** @param elapsed a clock that nobody sets, in milliseconds */
  constructor(elapsed: () => number = () => performance.now()) {
    this.#elapsed = elapsed;
  }

  /** Takes the time of an event; one that was missed and comes late says nothing new. */
  hear(timestamp: Timestamp): void {
    const ahead = Date.parse(timestamp) - this.#elapsed();
    this.#ahead = Math.max(ahead, this.#ahead ?? ahead);
  }

  /** In milliseconds since 1970; by the browser's clock before the first event. */
  get milliseconds(): number {
    return this.#ahead === undefined ? Date.now() : this.#ahead + this.#elapsed();
  }

  get now(): Timestamp {
    return timestampAt(Math.floor(this.milliseconds));
  }
}
