import { laterOf, type Timestamp } from "../../../protocol";
import { nextTime } from "../../../room/base/clock";
import { type Happening, isMovement, type RoomEvent } from "../../../room/base/room";
import { gatheredBy, isDurable, isTally } from "../../../room/namespaces";

/** The events that overwrite a text. */
const BLANKING: ReadonlySet<string> = new Set(["message_edited", "message_deleted"]);

/** A room's numbers and its clock before a commit, and the time at which the commit opened the room. */
type Start = {
  readonly head: number;
  readonly passing: number;
  readonly clock: Timestamp;
  readonly openedAt: Timestamp;
};

/** The events of a room in one commit. Each gets the room's next number, and a time that is later than all before it. */
export class NewEvents {
  readonly #all: RoomEvent[] = [];
  /** The place of each gathered event: only the newest of a commit is told. */
  readonly #gathered = new Map<string, number>();
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

  /** The time of the next event. */
  get next(): Timestamp {
    return nextTime(this.#openedAt, this.#newest);
  }

  /** The room's clock after the commit. */
  get clock(): Timestamp {
    return laterOf(this.#openedAt, this.#newest);
  }

  get hasCleared(): boolean {
    return this.#all.some(({ payload }) => payload.message === "history_cleared");
  }

  /** Whether a text was overwritten. */
  get hasBlanked(): boolean {
    return this.#all.some(({ payload }) => BLANKING.has(payload.message));
  }

  /** Returns the event with its number and time; `undefined` if it takes the place of an earlier one of its tally. */
  add(happening: Happening, here: number, transaction_id?: string): RoomEvent | undefined {
    const key = gatheredBy(happening);
    const earlier = key === undefined ? undefined : this.#gathered.get(key);
    if (earlier !== undefined) {
      this.#all[earlier] = { ...this.#all[earlier], ...happening } as RoomEvent;
      return undefined;
    }
    if (key !== undefined) this.#gathered.set(key, this.#all.length);
    this.#newest = this.next;
    const number = isDurable(happening) ? ++this.#head : undefined;
    const passing = isTally(happening) ? ++this.#passing : undefined;
    const event: RoomEvent = {
      ...happening,
      timestamp: this.#newest,
      ...(number !== undefined && { number }),
      ...(passing !== undefined && { passing }),
      ...(isMovement(happening) && { here }),
      ...(transaction_id !== undefined && { transaction_id }),
    };
    this.#all.push(event);
    return event;
  }
}
