import type { Envelope, Id } from "../../protocol";
import type { Member } from "../base/room";
import { isDurable } from "../namespaces";

/** What somebody misses while their connection is broken. */
export class Missed {
  readonly events: Envelope[] = [];
  readonly #before: Member;

  constructor(before: Member) {
    this.#before = before;
  }

  /** What is passing is lost. */
  note(envelope: Envelope): void {
    if (isDurable(envelope)) this.events.push(envelope);
  }

  /** Whether one may come back to it: as the same, for whom the same is visible. */
  canBeTold({ id }: Member): boolean {
    return !this.events.some(
      ({ payload }) => (payload.message === "update" && payload.id === id) || payload.message === "role_updated",
    );
  }

  names(id: Id): boolean {
    return id !== this.#before.id && this.events.some(({ payload }) => JSON.stringify(payload).includes(id));
  }
}
