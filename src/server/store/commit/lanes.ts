import type { Id } from "../../../protocol";
import type { RoomEvent } from "../../../room/base/room";
import type { Work } from "./batch";
import { Lane, type LaneParts } from "./lane";
import { Outage } from "./outage";
import { RoomClocks } from "./room-clocks";

/** Gets what has happened in the rooms, each time after the commit. */
export type Audience = {
  broadcast(room_id: Id, events: readonly RoomEvent[]): void;
  /** Is told of a room that is no more. */
  dissolve(room_id: Id): void;
};

/**
 * The one way in which what is in a room changes. On SQLite all rooms share one lane, and so one commit: there is one
 * writer. On PostgreSQL each room has one, for as long as there is something to do: rooms do not wait for each other.
 */
export class Lanes {
  readonly #parts: LaneParts;
  readonly #lanes = new Map<string, Lane>();

  #audience: Audience | undefined;

  constructor(parts: Pick<LaneParts, "database" | "metrics" | "report">) {
    this.#parts = {
      ...parts,
      outage: new Outage(parts.report),
      clocks: new RoomClocks(),
      deliver: (room_id, events) => this.#audience?.broadcast(room_id, events),
      dissolve: (room_id) => this.#audience?.dissolve(room_id),
    };
  }

  /** From now on what is committed is delivered. */
  deliverTo(audience: Audience): void {
    this.#audience = audience;
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
