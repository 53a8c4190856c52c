import type { StoreApi } from "zustand/vanilla";
import type { Addressee, Timestamp } from "../../protocol";
import { keyOf, unread } from "../../room/view";
import { LastSeen } from "./last-seen";
import { folded, type SessionState } from "./state/state";

type Parts = { readonly store: StoreApi<SessionState>; readonly lastSeen: LastSeen };

export class Watching {
  readonly #parts: Parts;
  #watched: Addressee | undefined;
  /** The key of a conversation that the user has marked as unread: it is not seen until it is opened again. */
  #resting: string | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  rest(to: Addressee): void {
    this.#resting = keyOf(to);
    if (this.#watched && keyOf(this.#watched) === this.#resting) this.#watched = undefined;
  }

  wake(): void {
    this.#resting = undefined;
  }

  begin(to: Addressee): () => void {
    if (keyOf(to) === this.#resting) return () => {};
    this.#watched = to;
    const state = this.#parts.store.getState();
    const timestamp = unseenIn(state, to);
    if (timestamp !== undefined) this.#see(state, to, timestamp);
    return () => {
      if (this.#watched === to) this.#watched = undefined;
    };
  }

  show(state: SessionState): void {
    const to = this.#watched;
    const timestamp = to && unseenIn(state, to);
    if (to && timestamp) this.#see(state, to, timestamp);
    else this.#parts.store.setState(state, true);
  }

  #see(state: SessionState, to: Addressee, timestamp: Timestamp): void {
    this.#parts.store.setState(folded(state, LastSeen.event(to, timestamp)), true);
    this.#parts.lastSeen.until(to, timestamp);
  }
}

/** `undefined` where nothing of others is unread. */
function unseenIn({ view, connection }: SessionState, to: Addressee): Timestamp | undefined {
  const conversation = view?.chat.conversations[keyOf(to)];
  if (!view || !conversation || unread(conversation, view.self.id) === 0) return undefined;
  if (connection.state === "refused" || connection.state === "ended") return undefined;
  return conversation.messages.at(-1)?.timestamp;
}
