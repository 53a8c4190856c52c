import type { RoomEvent } from "../../room/base/room";
import { turn } from "../kit/event-loop";
import type { Mark } from "../store/reading/store";
import { Delivery } from "./delivery";
import { FrameJoiner } from "./frame-joiner";
import { Gatherer } from "./gathering/gatherer";
import { Headcount } from "./gathering/headcount";
import { Typists } from "./gathering/typists";
import type { Outlet } from "./outlet";

const GATHER_MS = 10;
const LONGEST_PAUSE_MS = 50;

type Parts = {
  readonly joined: Promise<void>;
  readonly listLimit: number;
  readonly isMoreComing: () => boolean;
  /** The wait is that of the first event, in milliseconds. */
  readonly onFlush: (written: number, ms: number) => void;
};

export class Channel {
  readonly joined: Promise<void>;
  readonly #outlets = new Set<Outlet>();
  readonly #headcount: Headcount;
  readonly #gatherer = new Gatherer({ onDue: (events) => this.#tell(events) });
  readonly #typists = new Typists({ onDue: (events) => this.#tell(events) });
  readonly #isMoreComing: Parts["isMoreComing"];
  readonly #onFlush: Parts["onFlush"];
  /** The time of the newest event: a room's times never run backwards. */
  #clock = "";
  #mark: Partial<Mark> = {};
  /** The start of the delivered range: nobody got the events before the first known one. */
  #start: Partial<Mark> = {};
  #isGathering = false;
  #timer: NodeJS.Timeout | undefined;
  #since: number | undefined;

  constructor({ joined, listLimit, isMoreComing, onFlush }: Parts) {
    this.joined = joined;
    this.#isMoreComing = isMoreComing;
    this.#onFlush = onFlush;
    this.#headcount = new Headcount({ limit: listLimit, onDue: (events) => this.#tell(events) });
  }

  get isEmpty(): boolean {
    return this.#outlets.size === 0;
  }

  get mark(): Mark | undefined {
    const { number, passing } = this.#mark;
    return number === undefined || passing === undefined ? undefined : { number, passing };
  }

  add(outlet: Outlet): void {
    this.#outlets.add(outlet);
  }

  remove(outlet: Outlet): void {
    this.#outlets.delete(outlet);
    if (!this.isEmpty) return;
    this.#headcount.close();
    this.#gatherer.close();
    this.#typists.close();
  }

  dissolve(): void {
    for (const outlet of [...this.#outlets]) outlet.dissolve();
  }

  knows(mark: Mark): boolean {
    this.#mark = { ...mark, ...this.#mark };
    const start = { ...mark, ...this.#start };
    this.#start = start;
    return mark.number >= start.number && mark.passing >= start.passing;
  }

  /**
   * Delivers in order, each once. Returns `false`, and stops, at a gap. After a quiet moment it flushes as soon as no
   * more are coming; events within the next ten milliseconds share one write for each socket.
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

  deliverMissing(events: readonly RoomEvent[], upTo: Mark): void {
    for (const event of events) if (this.#turnOf(event) !== "over") this.#hand(event);
    this.#advance(upTo);
    this.#flushSoon();
  }

  #turnOf({ number, passing }: RoomEvent): "next" | "over" | "early" {
    if (number !== undefined) return place(number, this.#mark.number);
    return passing === undefined ? "next" : place(passing, this.#mark.passing);
  }

  #hand(event: RoomEvent): void {
    if (event.timestamp > this.#clock) this.#clock = event.timestamp;
    if (!this.#isToldLater(event)) this.#give(event);
    this.#advance(event);
  }

  #isToldLater(event: RoomEvent): boolean {
    return this.#headcount.note(event) || this.#typists.note(event) || this.#gatherer.note(event);
  }

  #tell(events: readonly RoomEvent[]): void {
    for (const event of events) this.#give({ ...event, timestamp: this.#clock });
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

  /** A burst takes several commits, and each flush of a large room costs more than a commit. */
  async #flushUnlessMoreComes(): Promise<void> {
    // A command that arrived during a commit is heard in the next turn, and in progress in the one after.
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
 * In milliseconds. After a flush of nearly ten the pause is short, because a sleeping CPU makes the next flush dearer;
 * yet at least half of the flush's time is left to others, up to a limit.
 */
export function pauseAfter(tookMs: number): number {
  return Math.min(Math.max(GATHER_MS - tookMs, tookMs / 2), LONGEST_PAUSE_MS);
}

function place(number: number, last: number | undefined) {
  if (last === undefined || number === last + 1) return "next";
  return number <= last ? "over" : "early";
}
