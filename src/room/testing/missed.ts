import type { Envelope, Id } from "../../protocol";
import type { Member } from "../base/room";
import { isDurable } from "../namespaces";

/** The missed events of a broken connection. */
export class Missed {
  readonly events: Envelope[] = [];
  readonly #before: Member;

  constructor(before: Member) {
    this.#before = before;
  }

  /** Passing events are lost. */
  note(envelope: Envelope): void {
    if (isDurable(envelope)) this.events.push(envelope);
  }

  /** Whether a participant can resume: their identity and their visible events are the same. */
  canBeTold({ id }: Member): boolean {
    return !this.events.some(
      ({ payload }) => (payload.message === "update" && payload.id === id) || payload.message === "role_updated",
    );
  }

  names(id: Id): boolean {
    return id !== this.#before.id && this.events.some(({ payload }) => JSON.stringify(payload).includes(id));
  }
}
