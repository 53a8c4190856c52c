import type { StoreApi } from "zustand/vanilla";
import { type Id, MAX_MESSAGES, type StoredMessage, timestampAt } from "../../../protocol";
import { type Pinned, withoutEndedPins, withPinned } from "../../../room/view";
import type { SessionState } from "../state/state";

const RETRY_MS = 5_000;
/** Timers cannot wait for longer. */
const LONGEST_MS = 2 ** 31 - 1;

type Parts = {
  readonly store: StoreApi<SessionState>;
  readonly ask: (ids: Id[]) => Promise<StoredMessage[]>;
};

/** By the browser's clock. */
export class PinKeeper {
  readonly #parts: Parts;
  readonly #asked = new Set<Id>();
  readonly #forget: () => void;
  #seen: readonly Pinned[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#forget = parts.store.subscribe(({ view }) => {
      if (view !== undefined && view.pins !== this.#seen) this.#look(view.pins);
    });
  }

  end(): void {
    this.#forget();
    clearTimeout(this.#timer);
  }

  #look(pins: readonly Pinned[]): void {
    this.#seen = pins;
    void this.#askFor(pins.flatMap(({ id, message }) => (message === undefined ? [id] : [])));
    const end = Math.min(
      ...pins.map(({ until }) => (until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until))),
    );
    this.#lookAgainIn(Math.max(0, end - Date.now()));
  }

  async #askFor(missing: readonly Id[]): Promise<void> {
    const ids = missing.filter((id) => !this.#asked.has(id)).slice(0, MAX_MESSAGES);
    if (ids.length === 0) return;
    for (const id of ids) this.#asked.add(id);
    try {
      const found = await this.#parts.ask(ids);
      this.#change((view) => withPinned(view, ids, found));
    } catch {
      this.#lookAgainIn(RETRY_MS);
    }
    for (const id of ids) this.#asked.delete(id);
  }

  #lookAgainIn(wait: number): void {
    clearTimeout(this.#timer);
    if (wait === Number.POSITIVE_INFINITY) return;
    this.#timer = setTimeout(
      () => {
        this.#change((view) => withoutEndedPins(view, timestampAt(Date.now())));
        const { view } = this.#parts.store.getState();
        if (view) this.#look(view.pins);
      },
      Math.min(wait, LONGEST_MS),
    );
  }

  #change(change: (view: NonNullable<SessionState["view"]>) => NonNullable<SessionState["view"]>): void {
    this.#parts.store.setState((state) => ({ ...state, ...(state.view && { view: change(state.view) }) }), true);
  }
}
