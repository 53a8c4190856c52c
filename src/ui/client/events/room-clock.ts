import { type Timestamp, timestampAt } from "../../../protocol";

/** The newest moment that came, and the time since then: never ahead of the room's own clock. */
export class RoomClock {
  readonly #elapsed: () => number;
  #ahead: number | undefined;

  /** In milliseconds, by a clock that nobody sets. */
  constructor(elapsed: () => number = () => performance.now()) {
    this.#elapsed = elapsed;
  }

  hear(timestamp: Timestamp): void {
    const ahead = Date.parse(timestamp) - this.#elapsed();
    this.#ahead = Math.max(ahead, this.#ahead ?? ahead);
  }

  /** Since 1970; by the browser's clock before the first event. */
  get milliseconds(): number {
    return this.#ahead === undefined ? Date.now() : this.#ahead + this.#elapsed();
  }

  get now(): Timestamp {
    return timestampAt(Math.floor(this.milliseconds));
  }
}
