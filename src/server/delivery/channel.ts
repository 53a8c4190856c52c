import type { RoomEvent } from "../../room/base/room";
import { turn } from "../kit/event-loop";
import type { Mark } from "../store/reading/store";
import { Delivery } from "./delivery";
import { FrameJoiner } from "./frame-joiner";
import { Headcount } from "./headcount";
import type { Outlet } from "./outlet";

/** How long events are gathered, from one flush to the next and before one at most, in milliseconds. */
const GATHER_MS = 10;
/** However long a flush took, nobody waits longer than this for the next one, in milliseconds. */
const LONGEST_PAUSE_MS = 50;

type Parts = {
  /** Settles when notices of the room come from the other processes. */
  readonly joined: Promise<void>;
  /** Above so many people they are counted, and not listed; 0: never. */
  readonly listLimit: number;
  /** Whether more is about to happen here. */
  readonly isMoreComing: () => boolean;
  /** Is told how many events were written to sockets, and how long the first of them had waited, in milliseconds. */
  readonly onFlush: (written: number, ms: number) => void;
};

/** The sessions that this process has in one room, and up to where the room's events were handed to them. */
export class Channel {
  readonly joined: Promise<void>;
  readonly #outlets = new Set<Outlet>();
  readonly #headcount: Headcount;
  readonly #isMoreComing: Parts["isMoreComing"];
  readonly #onFlush: Parts["onFlush"];
  /** Up to where events were delivered; unknown before one was, or a session has the room's state. */
  #mark: Partial<Mark> = {};
  /** From where on they were: what came before the first one known was handed to nobody. */
  #start: Partial<Mark> = {};
  /** Whether something was written just now: what comes meanwhile waits for the next flush. */
  #isGathering = false;
  /** Until the next flush, or a quiet moment. */
  #timer: NodeJS.Timeout | undefined;
  /** Since when something waits for the next flush, in milliseconds of the process. */
  #since: number | undefined;

  constructor({ joined, listLimit, isMoreComing, onFlush }: Parts) {
    this.joined = joined;
    this.#isMoreComing = isMoreComing;
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

  /** Ends all sessions here: the room is no more. */
  dissolve(): void {
    for (const outlet of [...this.#outlets]) outlet.dissolve();
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
   * next. After a quiet moment they are written as soon as no more is coming; what follows within ten milliseconds goes
   * out together, with one write for each socket.
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
    this.#since ??= performance.now();
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
    if (this.#since === undefined || this.#isGathering) return;
    this.#timer ??= setTimeout(() => this.#flush(), GATHER_MS);
    void this.#flushUnlessMoreComes();
  }

  /** A burst of a room is more than one commit, and each flush of a large one costs more than that. */
  async #flushUnlessMoreComes(): Promise<void> {
    // What arrived during a commit is heard in the next turn of the event loop, and under way in the one after it.
    await turn();
    await turn();
    if (!this.#isGathering && this.#since !== undefined && !this.#isMoreComing()) this.#flush();
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const start = performance.now();
    const since = this.#since ?? start;
    this.#since = undefined;
    const joiner = new FrameJoiner();
    let written = 0;
    for (const outlet of this.#outlets) written += outlet.flush(joiner);
    const end = performance.now();
    if (written > 0) this.#onFlush(written, end - since);
    this.#isGathering = true;
    this.#timer = setTimeout(() => this.#endGathering(), pauseAfter(end - start));
  }

  #endGathering(): void {
    this.#timer = undefined;
    this.#isGathering = false;
    if (this.#since !== undefined) this.#flush();
  }
}

/**
 * For how long nothing is written after a flush, in milliseconds. One that took most of ten milliseconds is followed by a
 * short pause: a processor that sleeps makes the next one dearer, by more than what is saved by writing events together.
 * Yet half as much time is left for others, unless a flush takes a tenth of a second or more.
 */
export function pauseAfter(tookMs: number): number {
  return Math.min(Math.max(GATHER_MS - tookMs, tookMs / 2), LONGEST_PAUSE_MS);
}

function place(number: number, last: number | undefined) {
  if (last === undefined || number === last + 1) return "next";
  return number <= last ? "over" : "early";
}
