import type { RoomEvent } from "../../../room/base/room";
import { Gatherer } from "./gatherer";

/** In milliseconds; `each` is for each participant. */
const PAUSE_MS = { least: 1_000, each: 1 };

type Parts = {
  /** 0 means no limit. */
  readonly limit: number;
  readonly onDue: (events: readonly RoomEvent[]) => void;
};

/**
 * Replaces joins and leaves by a tally: told at once, then once a second. The interval grows with the room, so that a
 * join costs the same in a room of thousands.
 */
export class Headcount {
  readonly #limit: number;
  readonly #gatherer: Gatherer;
  #count = 0;
  /** Whether the next headcount replaces a join or leave: it then ends all lists, however few people are left. */
  #crowded = false;

  constructor({ limit, onDue }: Parts) {
    this.#limit = limit;
    this.#gatherer = new Gatherer({
      onDue: (events) => {
        this.#crowded = false;
        onDue(events);
      },
      pauseMs: () => Math.max(PAUSE_MS.least, this.#count * PAUSE_MS.each),
    });
  }

  /** Returns whether the headcount replaces the event, so that nobody gets it. */
  note({ timestamp, passing, here }: RoomEvent): boolean {
    if (here === undefined || this.#limit === 0) return false;
    const isReplaced = here > this.#limit;
    this.#count = here;
    this.#crowded ||= isReplaced;
    const payload = { message: "presence" as const, count: here };
    this.#gatherer.note({ namespace: "control", payload, timestamp, passing, crowded: this.#crowded });
    return isReplaced;
  }

  close(): void {
    this.#gatherer.close();
  }
}
