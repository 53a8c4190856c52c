import type { ParleyUser } from "./parley-user";

/** For each person in the room, in milliseconds, give or take a half: as the page has it. */
const SPREAD_MS = 20;

export class Reader {
  readonly #person: ParleyUser;
  readonly #pause: number;
  #waiting: NodeJS.Timeout | undefined;

  constructor(person: ParleyUser, people: number) {
    this.#person = person;
    this.#pause = people * SPREAD_MS;
  }

  read(): void {
    this.#waiting ??= setTimeout(
      () => {
        this.#waiting = undefined;
        this.#person.hasRead(new Date().toISOString());
      },
      this.#pause * (0.5 + Math.random()),
    );
  }

  stop(): void {
    clearTimeout(this.#waiting);
  }
}
