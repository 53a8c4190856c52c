import type { RoomEvent } from "../../../room/base/room";
import { gatheredBy } from "../../../room/namespaces";

/** The shortest interval between two deliveries of gathered events, in milliseconds. */
const PAUSE_MS = 250;

/**
 * Tallies that many change at once, such as reactions: the newest value of each, told at most four times a second. The
 * first is told at once.
 */
export class Gatherer {
  readonly #onDue: (events: readonly RoomEvent[]) => void;
  readonly #waiting = new Map<string, RoomEvent>();
  /** The time of the newest event: a room's times never run backwards. */
  #clock = "";
  #timer: NodeJS.Timeout | undefined;

  constructor(onDue: (events: readonly RoomEvent[]) => void) {
    this.#onDue = onDue;
  }

  /**
   * Notes an event; returns whether it is told later. News that lasts comes after all that is gathered: a count must not
   * follow the deletion of its message.
   */
  note(event: RoomEvent): boolean {
    if (event.timestamp > this.#clock) this.#clock = event.timestamp;
    if (event.number !== undefined) {
      if (event.payload.message !== "message_sent") this.#tell();
      return false;
    }
    const key = gatheredBy(event);
    if (key === undefined) return false;
    const { passing, ...rest } = event;
    this.#waiting.set(key, { ...rest, ...(passing !== undefined && { as_of: passing }) });
    this.#timer ??= setTimeout(() => this.#due(), 0).unref();
    return true;
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #due(): void {
    this.#timer = undefined;
    if (this.#waiting.size === 0) return;
    this.#tell();
    this.#timer = setTimeout(() => this.#due(), PAUSE_MS).unref();
  }

  #tell(): void {
    if (this.#waiting.size === 0) return;
    const events = [...this.#waiting.values()].map((event) => ({ ...event, timestamp: this.#clock }));
    this.#waiting.clear();
    this.#onDue(events);
  }
}
