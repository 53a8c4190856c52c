import type { Id } from "../../../protocol";
import type { Work } from "./batch";
import { Lane, type LaneParts } from "./lane";
import { Outage } from "./outage";
import { RoomClocks } from "./room-clocks";

/**
 * The one way in which what is in a room changes. On SQLite all rooms share one lane, and so one commit: there is one
 * writer. On PostgreSQL each room has one, for as long as there is something to do: rooms do not wait for each other.
 */
export class Lanes {
  readonly #parts: LaneParts;
  readonly #lanes = new Map<string, Lane>();

  constructor(parts: Omit<LaneParts, "outage" | "clocks">) {
    this.#parts = { ...parts, outage: new Outage(parts.report), clocks: new RoomClocks() };
  }

  /** Does work in a room; what it returns comes back after the commit, and after the events were handed over. */
  do<T>(work: Work<T>): Promise<T> {
    const key = this.#keyOf(work.room_id);
    const known = this.#lanes.get(key);
    const lane = known ?? new Lane(this.#parts);
    const done = lane.do(work);
    if (known === undefined) void this.#keep(key, lane);
    return done;
  }

  /** Whether something is about to happen in a room, as soon as that can be. */
  isBusyWith(room_id: Id): boolean {
    return this.#lanes.get(this.#keyOf(room_id))?.isBusyWith(room_id) ?? false;
  }

  /** From now on nothing waits for a database that is away: the process stops. */
  stop(): void {
    this.#parts.outage.stop();
  }

  /** How much waits for the next transactions. */
  get waiting(): number {
    return [...this.#lanes.values()].reduce((sum, lane) => sum + lane.waiting, 0);
  }

  /** Comes back when nothing waits any more. */
  async idle(): Promise<void> {
    await Promise.all([...this.#lanes.values()].map((lane) => lane.idle()));
  }

  #keyOf(room_id: Id): string {
    return this.#parts.database.isShared ? room_id : "all";
  }

  /** Keeps a lane while it is in use: two of one room would not be in order. */
  async #keep(key: string, lane: Lane): Promise<void> {
    this.#lanes.set(key, lane);
    while (lane.isBusy) await lane.idle();
    this.#lanes.delete(key);
  }
}
