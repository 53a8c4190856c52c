import type { Id } from "../../../protocol";
import type { RoomEvent } from "../../../room/base/room";
import type { Work } from "./batch";
import { FiltersCache } from "./filters-cache";
import { Lane, type LaneParts } from "./lane";
import { Outage } from "./outage";
import { RoomClocks } from "./room-clocks";

export type Audience = {
  broadcast(room_id: Id, events: readonly RoomEvent[]): void;
  dissolve(room_id: Id): void;
};

/**
 * The only way to change a room. On SQLite all rooms share one lane and one commit, because there is one writer; on
 * PostgreSQL rooms do not wait for each other.
 */
export class Lanes {
  readonly #parts: LaneParts;
  readonly #lanes = new Map<string, Lane>();

  #audience: Audience | undefined;

  constructor(parts: Pick<LaneParts, "database" | "metrics" | "report" | "erasures">) {
    this.#parts = {
      ...parts,
      outage: new Outage(parts.report),
      clocks: new RoomClocks(),
      filters: new FiltersCache(),
      deliver: (room_id, events) => this.#audience?.broadcast(room_id, events),
      dissolve: (room_id) => this.#audience?.dissolve(room_id),
    };
  }

  deliverTo(audience: Audience): void {
    this.#audience = audience;
  }

  do<T>(work: Work<T>): Promise<T> {
    const key = this.#keyOf(work.room_id);
    const known = this.#lanes.get(key);
    const lane = known ?? new Lane(this.#parts);
    const done = lane.do(work);
    if (known === undefined) void this.#keep(key, lane);
    return done;
  }

  isBusyWith(room_id: Id): boolean {
    return this.#lanes.get(this.#keyOf(room_id))?.isBusyWith(room_id) ?? false;
  }

  /** No other process writes. */
  get isOnly(): boolean {
    return !this.#parts.database.isShared;
  }

  stop(): void {
    this.#parts.outage.stop();
  }

  get waiting(): number {
    return [...this.#lanes.values()].reduce((sum, lane) => sum + lane.waiting, 0);
  }

  async idle(): Promise<void> {
    await Promise.all([...this.#lanes.values()].map((lane) => lane.idle()));
  }

  #keyOf(room_id: Id): string {
    return this.#parts.database.isShared ? room_id : "all";
  }

  /** Keeps a lane while it is in use: two lanes for a room would lose the order. */
  async #keep(key: string, lane: Lane): Promise<void> {
    this.#lanes.set(key, lane);
    while (lane.isBusy) await lane.idle();
    this.#lanes.delete(key);
  }
}
