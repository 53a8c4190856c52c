import { chosenFor, keepChosen } from "./chosen-mentions";
import { Drafts } from "./drafts";
import type { Entry } from "./events/subscription";
import { Session } from "./session";
import { isChange } from "./state/pending";
import type { Client } from "./transport/links";

/** A user who goes to the moderators' panel and back within this time does not leave in between. */
const LINGERING_MS = 10_000;

/** One at a time, for a WebSocket carries no more. */
export class Rooms {
  readonly #client: Client;
  #present: Session | undefined;
  #leaving: ReturnType<typeof setTimeout> | undefined;

  constructor(client: Client) {
    this.#client = client;
  }

  enter(entry: Entry): Session {
    clearTimeout(this.#leaving);
    if (this.#present && isSame(this.#present.entry, entry)) return this.#present;
    if (this.#present) end(this.#present);
    this.#present = new Session(this.#client, entry);
    return this.#present;
  }

  leave(session: Session): void {
    if (session !== this.#present) return;
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => {
      end(session);
      if (this.#present === session) this.#present = undefined;
    }, LINGERING_MS);
  }

  part(): void {
    clearTimeout(this.#leaving);
    if (this.#present) end(this.#present);
    this.#present = undefined;
  }

  settle(): void {
    this.#present?.settle();
  }

  forget(room_id: string): void {
    if (this.#present?.entry.room_id !== room_id) return;
    clearTimeout(this.#leaving);
    this.#present.leave();
    this.#present = undefined;
  }
}

/** Messages on the disk go out after the next join; the others become drafts again. */
function end(session: Session): void {
  const drafts = new Drafts(session.entry.room_id);
  const unsent = session.store.getState().pending.filter(({ message_id, kept }) => !message_id && !kept);
  const { room_id } = session.entry;
  for (const pending of unsent.reverse()) {
    const { to, content } = pending;
    if (!content) continue;
    if (!isChange(pending)) keepChosen(room_id, to, [...(pending.chosen ?? []), ...chosenFor(room_id, to)]);
    drafts.of(to).prepend(content);
  }
  session.leave();
}

function isSame(one: Entry, other: Entry): boolean {
  return one.room_id === other.room_id && one.display_name === other.display_name && one.invite === other.invite;
}
