import type { RoomEvent } from "../../../room/base/room";
import { endedBy, gatheredBy } from "../../../room/namespaces";
import { GATHERED_NUMBERS } from "../../kit/limits";

const PAUSE_MS = 250;

type Parts = {
  readonly onDue: (events: readonly RoomEvent[]) => void;
  readonly pauseMs?: () => number;
};

/**
 * Tallies that many change at once: the newest value of each, told at most four times a second unless another pause is
 * given. The first is told at once.
 */
export class Gatherer {
  readonly #onDue: Parts["onDue"];
  readonly #pauseMs: () => number;
  readonly #waiting = new Map<string, RoomEvent>();
  #timer: NodeJS.Timeout | undefined;
  /** The newest number, and the newest when the first of those that wait was noted. */
  #number = 0;
  #since = 0;

  constructor({ onDue, pauseMs = () => PAUSE_MS }: Parts) {
    this.#onDue = onDue;
    this.#pauseMs = pauseMs;
  }

  /**
   * Returns whether the event is told later. A count is told before the deletion of its message. Other lasting news may
   * pass, up to a limit: a client that returns with their number is told the count then.
   */
  note(event: RoomEvent): boolean {
    if (event.number !== undefined) {
      const isFar = event.number > this.#since + GATHERED_NUMBERS;
      const ended = endedBy(event);
      if (isFar || ended === "all" || (ended !== undefined && this.#waiting.has(ended))) this.#tell();
      this.#number = Math.max(this.#number, event.number);
      return false;
    }
    const key = gatheredBy(event);
    if (key === undefined) return false;
    if (this.#waiting.size === 0) this.#since = this.#number;
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
    this.#timer = setTimeout(() => this.#due(), this.#pauseMs()).unref();
  }

  #tell(): void {
    if (this.#waiting.size === 0) return;
    const events = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#onDue(events);
  }
}
