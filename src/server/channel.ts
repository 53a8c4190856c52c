import type { RoomEvent } from "../room/room";
import { Delivery } from "./delivery";
import { Headcount } from "./headcount";
import { Joiner } from "./joiner";
import type { Outlet } from "./outlet";
import type { Mark } from "./store/store";

/** How long events are gathered after a flush before the next one, in milliseconds. */
const GATHER_MS = 10;

type Parts = {
  /** Settles when notices of the room come from the other processes. */
  readonly joined: Promise<void>;
  /** Above so many people they are counted, and not listed; 0: never. */
  readonly listLimit: number;
  /** Is told how many events were written to sockets, and how long the first of them had waited, in milliseconds. */
  readonly onFlush: (written: number, ms: number) => void;
};

/** The sessions that this process has in one room, and up to where the room's events were handed to them. */
export class Channel {
  readonly joined: Promise<void>;
  readonly #outlets = new Set<Outlet>();
  readonly #headcount: Headcount;
  readonly #onFlush: Parts["onFlush"];
  /** Up to where events were delivered; unknown before one was, or a session has the room's state. */
  #mark: Partial<Mark> = {};
  /** From where on they were: what came before the first one known was handed to nobody. */
  #start: Partial<Mark> = {};
  #isQuiet = true;
  #isWaiting = false;
  /** Since when what the next flush writes has waited, in milliseconds of the process. */
  #since = 0;

  constructor({ joined, listLimit, onFlush }: Parts) {
    this.joined = joined;
    this.#onFlush = onFlush;
    this.#headcount = new Headcount({ limit: listLimit, onDue: (event) => this.#tell(event) });
  }

  get isEmpty(): boolean {
    return this.#outlets.size === 0;
  }

  /** Up to where everything was delivered, once that is known. */
  get mark(): Mark | undefined {
    const { number, passing } = this.#mark;
    return number === undefined || passing === undefined ? undefined : { number, passing };
  }

  add(outlet: Outlet): void {
    this.#outlets.add(outlet);
  }

  remove(outlet: Outlet): void {
    this.#outlets.delete(outlet);
    if (this.isEmpty) this.#headcount.close();
  }

  /** As {@link Hub.knows} says. */
  knows(mark: Mark): boolean {
    this.#mark = { ...mark, ...this.#mark };
    const start = { ...mark, ...this.#start };
    this.#start = start;
    return mark.number >= start.number && mark.passing >= start.passing;
  }

  /**
   * Hands events to everybody who may see them, in order, each once. Says no, and stops, where one is missing before the
   * next. After a quiet moment they are written at once; what follows within ten milliseconds goes out together, with
   * one write for each socket.
   */
  deliver(events: readonly RoomEvent[]): boolean {
    let isWhole = true;
    for (const event of events) {
      const turn = this.#turnOf(event);
      isWhole = turn !== "early";
      if (!isWhole) break;
      if (turn === "next") this.#hand(event);
    }
    this.#flushSoon();
    return isWhole;
  }

  /** Hands over what was missing, all that there is up to a mark. */
  deliverMissing(events: readonly RoomEvent[], upTo: Mark): void {
    for (const event of events) if (this.#turnOf(event) !== "over") this.#hand(event);
    this.#advance(upTo);
    this.#flushSoon();
  }

  /** Whether an event comes next, was delivered already, or comes before one that is missing. */
  #turnOf({ number, passing }: RoomEvent): "next" | "over" | "early" {
    if (number !== undefined) return place(number, this.#mark.number);
    return passing === undefined ? "next" : place(passing, this.#mark.passing);
  }

  #hand(event: RoomEvent): void {
    if (!this.#headcount.note(event)) this.#give(event);
    this.#advance(event);
  }

  #tell(event: RoomEvent): void {
    this.#give(event);
    this.#flushSoon();
  }

  #give(event: RoomEvent): void {
    const delivery = new Delivery(event);
    for (const outlet of this.#outlets) outlet.take(delivery);
  }

  #advance({ number, passing }: Partial<Mark>): void {
    if (number !== undefined) {
      this.#start.number ??= number - 1;
      this.#mark.number = Math.max(this.#mark.number ?? 0, number);
    }
    if (passing !== undefined) {
      this.#start.passing ??= passing - 1;
      this.#mark.passing = Math.max(this.#mark.passing ?? 0, passing);
    }
  }

  #flushSoon(): void {
    if (!this.#isWaiting) this.#since = performance.now();
    if (this.#isQuiet) this.#flush();
    else this.#isWaiting = true;
  }

  #flush(): void {
    this.#isQuiet = false;
    this.#isWaiting = false;
    const joiner = new Joiner();
    let written = 0;
    for (const outlet of this.#outlets) written += outlet.flush(joiner);
    if (written > 0) this.#onFlush(written, performance.now() - this.#since);
    setTimeout(() => {
      if (this.#isWaiting) this.#flush();
      else this.#isQuiet = true;
    }, GATHER_MS);
  }
}

function place(number: number, last: number | undefined) {
  if (last === undefined || number === last + 1) return "next";
  return number <= last ? "over" : "early";
}
