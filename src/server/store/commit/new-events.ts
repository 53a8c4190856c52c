import { laterOf, type Timestamp } from "../../../protocol";
import { nextTime } from "../../../room/base/clock";
import { type Happening, isMovement, type RoomEvent } from "../../../room/base/room";
import { gatheredBy, isDurable, isTally, takesText } from "../../../room/namespaces";

type Start = {
  readonly head: number;
  readonly passing: number;
  readonly clock: Timestamp;
  readonly openedAt: Timestamp;
};

/** Each event gets the room's next number, and a time that is later than all before it. */
export class NewEvents {
  #all: RoomEvent[] = [];
  /** The newest of each gathered event: only that one of a commit is told. */
  readonly #gathered = new Map<string, RoomEvent>();
  readonly #openedAt: Timestamp;
  #newest: Timestamp;
  #head: number;
  #passing: number;

  constructor({ head, passing, clock, openedAt }: Start) {
    this.#head = head;
    this.#passing = passing;
    this.#newest = clock;
    this.#openedAt = openedAt;
  }

  get all(): readonly RoomEvent[] {
    return this.#all;
  }

  get head(): number {
    return this.#head;
  }

  get passing(): number {
    return this.#passing;
  }

  get next(): Timestamp {
    return nextTime(this.#openedAt, this.#newest);
  }

  get clock(): Timestamp {
    return laterOf(this.#openedAt, this.#newest);
  }

  get hasCleared(): boolean {
    return this.#all.some(({ payload }) => payload.message === "history_cleared");
  }

  get hasBlanked(): boolean {
    return this.#all.some(takesText);
  }

  /** A gathered event comes after all that led to it: own reactions heard after the counts would count twice. */
  add(happening: Happening, here: number, transaction_id?: string): RoomEvent {
    this.#newest = this.next;
    const number = isDurable(happening) ? ++this.#head : undefined;
    const event: RoomEvent = {
      ...happening,
      timestamp: this.#newest,
      ...(number !== undefined && { number }),
      ...(isMovement(happening) && { here }),
      ...(transaction_id !== undefined && { transaction_id }),
    };
    const key = gatheredBy(happening);
    const earlier = key === undefined ? undefined : this.#gathered.get(key);
    if (earlier !== undefined) this.#all.splice(this.#all.lastIndexOf(earlier), 1);
    if (key !== undefined) this.#gathered.set(key, event);
    this.#all.push(event);
    return event;
  }

  /** Tallies get passing numbers without gaps; none is added afterwards. */
  finish(): readonly RoomEvent[] {
    this.#all = this.#all.map((event) => (isTally(event) ? { ...event, passing: ++this.#passing } : event));
    return this.#all;
  }
}
