import type { StoreApi } from "zustand/vanilla";
import { type View, withoutEndedMutes } from "../../../room/view";
import type { RoomClock } from "../events/room-clock";
import type { SessionState } from "../state/state";

/** Timers cannot wait for longer. */
const LONGEST_MS = 2 ** 31 - 1;

type Parts = { readonly store: StoreApi<SessionState>; readonly clock: RoomClock };

export class MuteKeeper {
  readonly #parts: Parts;
  readonly #forget: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#forget = parts.store.subscribe(({ view }, { view: before }) => {
      if (view && (view.chat.muted !== before?.chat.muted || view.moderation !== before?.moderation)) this.#wait(view);
    });
  }

  end(): void {
    this.#forget();
    clearTimeout(this.#timer);
  }

  #wait({ chat, moderation }: View): void {
    clearTimeout(this.#timer);
    const mutes = [...(chat.muted ? [chat.muted] : []), ...(moderation?.muted ?? [])];
    const ends = mutes.flatMap(({ until }) => (until === undefined ? [] : Date.parse(until)));
    if (ends.length === 0) return;
    const left = Math.max(0, Math.min(...ends) + 1 - this.#parts.clock.milliseconds);
    this.#timer = setTimeout(() => this.#drop(), Math.min(left, LONGEST_MS));
  }

  #drop(): void {
    const { store, clock } = this.#parts;
    const { view } = store.getState();
    if (view === undefined) return;
    const after = withoutEndedMutes(view, clock.now);
    if (after === view) this.#wait(view);
    else store.setState({ view: after });
  }
}
