import type { RoomEvent } from "../../../room/base/room";

/** The shortest interval between two headcounts, in milliseconds; `each` is for each participant. */
const PAUSE_MS = { least: 1_000, each: 1 };

type Parts = {
  readonly limit: number;
  readonly onDue: (event: RoomEvent) => void;
};

/**
 * The headcount of a large room, in place of its joins and leaves, and sent once for all within a second. The interval
 * grows with the room, so that a join costs the same in a room of thousands: at most 1,000 headcounts a second are
 * sent.
 */
export class Headcount {
  readonly #parts: Parts;
  #count = 0;
  #isNews = false;
  /** Whether joins or leaves were left out since the last telling: a session that lists has to count now, however few are left. */
  #crowded = false;
  /** The time of the newest event: a room's times never run backwards. */
  #clock = "";
  #waiting: NodeJS.Timeout | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Notes an event; returns whether the headcount replaces it, so that nobody gets it. */
  note({ timestamp, here }: RoomEvent): boolean {
    if (timestamp > this.#clock) this.#clock = timestamp;
    const { limit } = this.#parts;
    if (here === undefined || limit === 0) return false;
    this.#count = here;
    this.#isNews = true;
    this.#waiting ??= setTimeout(() => this.#tell(), 0).unref();
    const isLeftOut = here > limit;
    this.#crowded ||= isLeftOut;
    return isLeftOut;
  }

  close(): void {
    clearTimeout(this.#waiting);
  }

  #tell(): void {
    this.#waiting = undefined;
    if (!this.#isNews) return;
    this.#isNews = false;
    const payload = { message: "presence" as const, count: this.#count };
    const crowded = this.#crowded;
    this.#crowded = false;
    this.#parts.onDue({ namespace: "control", payload, timestamp: this.#clock, crowded });
    const pause = Math.max(PAUSE_MS.least, this.#count * PAUSE_MS.each);
    this.#waiting = setTimeout(() => this.#tell(), pause).unref();
  }
}
