import type { Participant } from "./participant";

/** For each who is in the room, in milliseconds, give or take a half: as the page has it. */
const SPREAD_MS = 20;

/** Tells, by and by, up to where somebody has read, as a page in front does. */
export class Reader {
  readonly #person: Participant;
  readonly #pause: number;
  #waiting: NodeJS.Timeout | undefined;

  /** @param people how many are in the room */
  constructor(person: Participant, people: number) {
    this.#person = person;
    this.#pause = people * SPREAD_MS;
  }

  /** They have read all that there is. */
  read(): void {
    this.#waiting ??= setTimeout(
      () => {
        this.#waiting = undefined;
        this.#person.hasRead(new Date().toISOString());
      },
      this.#pause * (0.5 + Math.random()),
    );
  }

  /** They read no more. */
  stop(): void {
    clearTimeout(this.#waiting);
  }
}
