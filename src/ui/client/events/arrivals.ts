import type { StoreApi } from "zustand/vanilla";
import type { Addressee, Envelope, HistoryPage, Id } from "../../../protocol";
import { closeGap, hasGap } from "../state/gap";
import { isJoinSuccess, type JoinedEnvelope, type SessionState } from "../state/state";

const FRAME_MS = 16;

type Parts = {
  readonly store: StoreApi<SessionState>;
  readonly readPage: (to: Addressee, before: Id) => Promise<HistoryPage>;
  readonly onDue: (events: readonly Envelope[]) => void;
};

/** Events wait for the next frame, and behind a fresh state with a gap for those in between. */
export class Arrivals {
  readonly #parts: Parts;
  #waiting: Envelope[] = [];
  #frame: ReturnType<typeof setTimeout> | undefined;
  #isClosingGap = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  take(envelope: Envelope): void {
    this.#waiting.push(envelope);
    if (isJoinSuccess(envelope)) void this.#closeGap(envelope);
    this.#drawSoon();
  }

  async #closeGap(fresh: JoinedEnvelope): Promise<void> {
    const { view, open } = this.#parts.store.getState();
    if (!view || this.#isClosingGap || !hasGap(view, fresh, open)) return;
    this.#isClosingGap = true;
    const closed = await closeGap(view, fresh, open, (before) => this.#parts.readPage(open, before)).catch(() => fresh);
    this.#waiting = this.#waiting.map((it) => (it === fresh ? closed : it));
    this.#isClosingGap = false;
    this.#drawSoon();
  }

  #drawSoon(): void {
    if (this.#frame !== undefined) return;
    this.#draw();
    this.#frame = setTimeout(() => {
      this.#frame = undefined;
      this.#draw();
    }, FRAME_MS);
  }

  #draw(): void {
    const due = this.#waiting;
    if (due.length === 0 || this.#isClosingGap) return;
    this.#waiting = [];
    this.#parts.onDue(due);
  }
}
