import { underLock } from "../../browser/locks";

type Handlers = { readonly onHeld: () => void; readonly onLost: () => void };

/**
 * One tab of several holds the lock, and sends. A tab that ends, however it does, loses it, and the next in the queue
 * has it. Where the browser gives no locks every tab has it: they send the same in the same order, and the server
 * carries out each once.
 */
export class TabLock {
  readonly #name: string;
  readonly #handlers: Handlers;
  /** Ends the present request, whether it waits or holds. */
  #end: (() => void) | undefined;
  #isHeld = false;

  constructor(name: string, handlers: Handlers) {
    this.#name = name;
    this.#handlers = handlers;
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** Waits for the lock. */
  wait(): void {
    if (this.#end !== undefined) return;
    const given = new AbortController();
    this.#request({ signal: given.signal }, given);
  }

  /** Takes it from whoever has it: who speaks, sends. */
  take(): void {
    if (this.#isHeld) return;
    this.#end?.();
    this.#request({ steal: true }, new AbortController());
  }

  /** Lets the next have it, and does not wait for it. */
  release(): void {
    this.#end?.();
  }

  #request(options: LockOptions, given: AbortController): void {
    const end = () => {
      if (this.#end !== end) return;
      this.#end = undefined;
      this.#isHeld = false;
      given.abort();
    };
    this.#end = end;
    const held = () =>
      new Promise<void>((resolve) => {
        if (given.signal.aborted) return resolve();
        given.signal.addEventListener("abort", () => resolve());
        this.#begin();
      });
    underLock(this.#name, held, options).catch(() => {
      // Aborted by oneself, or taken by another tab.
      if (this.#end !== end) return;
      this.#end = undefined;
      const had = this.#isHeld;
      this.#isHeld = false;
      if (had) this.#handlers.onLost();
    });
  }

  #begin(): void {
    this.#isHeld = true;
    this.#handlers.onHeld();
  }
}
