import type { Id } from "../../../protocol";
import { dropAll, keep, kept } from "../../browser/local-storage";

/** Of a larger crowd, the later ones have no place. */
const MOST = 64;

/** It stays as it is over a reload. */
export class ArrivalOrder {
  readonly #key: string;
  readonly #known: () => readonly Id[];
  #places: ReadonlyMap<Id, number> = new Map();

  constructor(room_id: string, known: () => readonly Id[]) {
    this.#key = placeOf(room_id);
    this.#known = known;
  }

  of(id: Id): number | undefined {
    if (!this.#places.has(id) && this.#places.size < MOST) this.#meet(id);
    return this.#places.get(id);
  }

  /** Other tabs may have met somebody meanwhile. Ids that the server gives grow with the time at which it does. */
  #meet(id: Id): void {
    const before = kept(this.#key)?.split(" ") ?? [];
    const order = new Set([...before, ...[...this.#known(), id].sort()]);
    const places = [...order].slice(0, MOST);
    this.#places = new Map(places.map((it, place) => [it, place]));
    keep(this.#key, places.join(" "));
  }
}

export function dropArrivalOrder(room_id: string): void {
  dropAll(placeOf(room_id));
}

function placeOf(room_id: string): string {
  return `parley.arrivals.${room_id}`;
}
