import { underLock } from "../../browser/locks";

type Handlers = { readonly onHeld: () => void; readonly onLost: () => void };

/**
 * The tab with the lock sends. A tab that ends, however it does, loses it to the next. Without locks every tab sends
 * the same in the same order, and the server carries out each command once.
 */
export class TabLock {
  readonly #name: string;
  readonly #handlers: Handlers;
  #end: (() => void) | undefined;
  #isHeld = false;

  constructor(name: string, handlers: Handlers) {
    this.#name = name;
    this.#handlers = handlers;
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  wait(): void {
    if (this.#end !== undefined) return;
    const given = new AbortController();
    this.#request({ signal: given.signal }, given);
  }

  /** Takes the lock from its holder: the tab in which the user writes sends. */
  take(): void {
    if (this.#isHeld) return;
    this.#end?.();
    this.#request({ steal: true }, new AbortController());
  }

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
