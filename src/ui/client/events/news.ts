import type { Envelope } from "../../../protocol";

export type Listener = (envelope: Envelope, wasMissed: boolean) => void;

/** Never the contents of a fresh state. */
export class News {
  readonly #listeners = new Set<Listener>();
  #missed = 0;

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(envelope: Envelope): void {
    const { payload } = envelope;
    if (payload.message === "join_success") this.#missed = 0;
    // The missed events follow before anything else.
    else if (payload.message === "resumed") this.#missed = payload.missed;
    else {
      const wasMissed = this.#missed > 0;
      this.#missed -= Number(wasMissed);
      for (const listener of this.#listeners) listener(envelope, wasMissed);
    }
  }
}
