import type { RoomEvent } from "../../room/base/room";

/** How often the people in a room are told how many they are, at most, in milliseconds: a pause for each of them. */
const PAUSE_MS = { least: 1_000, each: 1 };

type Parts = {
  /** Of more than that it is told how many are here, and not who came and went; 0: never. */
  readonly limit: number;
  /** Gets a `presence` that is due. */
  readonly onDue: (event: RoomEvent) => void;
};

/**
 * How many are in a room, as its events tell: said in place of who came and went where they are too many, once for all
 * who come and go within a second. In a room of thousands it is said less often, so that it costs no more for each who
 * comes: no more than a thousand people a second are told.
 */
export class Headcount {
  readonly #parts: Parts;
  #count = 0;
  #isNews = false;
  /** The time of the newest event: a room's times never run backwards. */
  #clock = "";
  #waiting: NodeJS.Timeout | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Takes note of an event; says whether the number stands in for it, so that nobody gets it. */
  note({ timestamp, here }: RoomEvent): boolean {
    if (timestamp > this.#clock) this.#clock = timestamp;
    const { limit } = this.#parts;
    if (here === undefined || limit === 0) return false;
    this.#count = here;
    this.#isNews = true;
    this.#waiting ??= setTimeout(() => this.#tell(), 0).unref();
    return here > limit;
  }

  /** Tells nothing more. */
  close(): void {
    clearTimeout(this.#waiting);
  }

  #tell(): void {
    this.#waiting = undefined;
    if (!this.#isNews) return;
    this.#isNews = false;
    const payload = { message: "presence" as const, count: this.#count };
    const crowded = this.#count > this.#parts.limit;
    this.#parts.onDue({ namespace: "control", payload, timestamp: this.#clock, crowded });
    const pause = Math.max(PAUSE_MS.least, this.#count * PAUSE_MS.each);
    this.#waiting = setTimeout(() => this.#tell(), pause).unref();
  }
}
